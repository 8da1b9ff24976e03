import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import { Audience, type AudienceMember, type Verdict } from '../../../../domain/events/audience.ts'
import { audienceEvent } from '../../../../domain/events/audience-event.ts'
import type { YardEvent } from '../../../../domain/events/yard-event.ts'
import type { Conversation } from '../../../conversation.ts'
import type { AudienceDesk, AudienceReach, AudienceRow } from '../../../ports/office/audience-desk.ts'
import type { Invitation } from '../../../ports/office/invitation-round.ts'
import { InvitationTiming } from './invitation-timing.ts'

/** The rule by which people are invited. */
export const INVITED_RULE = 'event_invited'
/** People in one page: memory stays flat however long the register is. */
const PAGE = 500

/** An event to invite to, and how many more at most; null – everybody whom it suits. */
export interface PlannedWave {
  readonly event: YardEvent & { readonly group: string | null }
  readonly most: number | null
}

/** How many people get what, of one event. */
export interface WaveFigures extends Readonly<Record<Exclude<Verdict, 'unsuited'>, number>> {
  /** Of the messages those that come later: it is night where the person is. */
  readonly quiet: number
}

const NOBODY: WaveFigures = {
  message: 0,
  call: 0,
  poster: 0,
  not_welcome: 0,
  known: 0,
  next_wave: 0,
  quiet: 0,
}

export interface PlanningDeps {
  readonly desk: Pick<AudienceDesk, 'page'>
  readonly conversation: Conversation
}

/** For whom and when it is planned. */
export interface PlanningAsked {
  readonly reach: AudienceReach
  readonly waves: readonly PlannedWave[]
  readonly at: number
}

/** Takes the invitations of one page. */
export type TakeInvitations = (invitations: readonly Invitation[]) => Promise<void>

/** People of a reach, page by page. */
export async function* pagesOf(
  desk: Pick<AudienceDesk, 'page'>,
  reach: AudienceReach,
  asked: Omit<Parameters<AudienceDesk['page']>[1], 'after' | 'size'>,
): AsyncGenerator<readonly AudienceRow[]> {
  for (let after = ''; ; ) {
    const rows = await desk.page(reach, { ...asked, after, size: PAGE })
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    after = last.id
  }
}

/** A person as the audience is told from: the week that counts is the one in which a message would arrive. */
export const memberOf = (
  row: AudienceRow,
  timing: InvitationTiming,
): AudienceMember & { readonly row: AudienceRow } => {
  const { chat, isWelcome, messages, zone } = row
  const at = timing.weeks.indexOf(timing.in(zone).week)
  return { ...row, row, hasChat: chat !== null, isWelcome, invitedThisWeek: messages[at === 1 ? 1 : 0] }
}

/**
 * Who is invited to some events, in one pass over the people – two where places are limited. The same function counts for the
 * preview and sends (Y-address): what it hands to `take` is what is written.
 * @returns figures by event
 */
export const planInvitations = async (
  { desk, conversation }: PlanningDeps,
  { reach, waves, at }: PlanningAsked,
  take: TakeInvitations,
): Promise<ReadonlyMap<string, WaveFigures>> => {
  const planning = new Planning(conversation, waves, at)
  const asked = { events: waves.map(({ event }) => event.id), ...planning.asked }
  if (planning.audience.isLimited)
    for await (const rows of pagesOf(desk, reach, asked)) {
      for (const row of rows) planning.audience.note(memberOf(row, planning.timing))
      await take([])
    }
  for await (const rows of pagesOf(desk, reach, asked)) await take(rows.flatMap((row) => planning.judge(row)))
  return planning.figures
}

class Planning {
  readonly timing: InvitationTiming
  readonly audience: Audience
  readonly figures: ReadonlyMap<string, WaveFigures>
  readonly #events: ReadonlyMap<string, YardEvent>
  readonly #counts: Map<string, Record<keyof WaveFigures, number>>

  constructor(conversation: Conversation, waves: readonly PlannedWave[], at: number) {
    const { events: rules } = conversation.content
    this.timing = new InvitationTiming(conversation, INVITED_RULE, at)
    this.#events = new Map(waves.map(({ event }) => [event.id, event]))
    this.#counts = new Map(waves.map(({ event }) => [event.id, { ...NOBODY }]))
    this.figures = this.#counts
    this.audience = new Audience(
      waves.map(({ event, most }) => ({ event: audienceEvent(event, rules.kinds, this.timing.today), most })),
      {
        walkMetres: rules.manners.walk_metres,
        aWeek: rules.manners.invitations_a_week,
        today: this.timing.today,
        isTooLate: (member, { id }) =>
          this.timing.isTooLate((member as Member).row.zone, this.#events.get(id) as YardEvent),
      },
    )
  }

  get asked(): { readonly day: LocalDate; readonly weeks: readonly [LocalDate, LocalDate] } {
    return { day: this.timing.today, weeks: this.timing.weeks }
  }

  judge(row: AudienceRow): Invitation[] {
    const invitations: Invitation[] = []
    for (const { event, verdict } of this.audience.judge(memberOf(row, this.timing))) {
      if (verdict === 'unsuited') continue
      this.#count(event, verdict)
      if (verdict !== 'message' && verdict !== 'call') continue
      const isMessage = verdict === 'message'
      const { due, week, isQuiet } = this.timing.in(row.zone)
      if (isMessage && isQuiet) this.#count(event, 'quiet')
      const expires = this.timing.expires(row.zone, this.#events.get(event) as YardEvent)
      invitations.push({
        event,
        citizen: row.id,
        channel: verdict,
        week,
        due,
        expires,
        chat: isMessage ? row.chat : null,
      })
    }
    return invitations
  }

  #count(event: string, what: keyof WaveFigures): void {
    const counts = this.#counts.get(event)
    if (counts) counts[what] += 1
  }
}

type Member = ReturnType<typeof memberOf>
