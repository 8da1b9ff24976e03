import { instantOf } from '../../../../domain/calendar/instant.ts'
import { addDays, type LocalDate, localMoment, weekday } from '../../../../domain/calendar/local-date.ts'
import { type AudienceEvent, audienceEvent } from '../../../../domain/events/audience-event.ts'
import { suits } from '../../../../domain/events/suits.ts'
import type { YardEvent } from '../../../../domain/events/yard-event.ts'
import type { Conversation } from '../../../conversation.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Log } from '../../../ports/log.ts'
import type { AudienceDesk, AudienceRow } from '../../../ports/office/audience-desk.ts'
import type { InvitationRound, Poster } from '../../../ports/office/invitation-round.ts'
import { InvitationTiming } from './invitation-timing.ts'
import { pagesOf } from './plan-invitations.ts'

export interface PosterDeps {
  readonly round: InvitationRound
  readonly desk: Pick<AudienceDesk, 'page'>
  readonly conversation: Conversation
  readonly clock: Clock
  readonly log: Log
}

/** The rule by which the poster comes. */
const POSTER_RULE = 'event_poster'
/** A poster tells of events so many days ahead, from the next day on. */
const DAYS_AHEAD = 14
/** Days of standstill that are made up for. */
const MOST_DAYS_LATE = 2
/** After a failure the next try waits: sweeps come every few seconds. */
const RETRY_MS = 60_000

type Offered = YardEvent & { readonly group: string | null }

/** Days whose poster is due: from the one after the last run to today, today only from the poster's hour on. */
const dueDays = (last: LocalDate | null, today: LocalDate): LocalDate[] => {
  const earliest = addDays(today, -MOST_DAYS_LATE)
  const days: LocalDate[] = []
  for (let day = last === null ? today : addDays(last, 1); day <= today; day = addDays(day, 1)) days.push(day)
  return days.filter((day) => day >= earliest)
}

const byDepartment = (events: readonly Offered[]): ReadonlyMap<string, Offered[]> => {
  const found = new Map<string, Offered[]>()
  for (const event of events) found.set(event.department, [...(found.get(event.department) ?? []), event])
  return found
}

/**
 * The weekly poster (Y-notify): on the day that each person chose, what suits them and was not sent singly. Nothing fits – no
 * poster. Looked at as often as one likes: it runs once a local day, from the poster's hour on, and nobody gets two in a week.
 * @returns whether it ran
 */
export const runPosters = (deps: PosterDeps): (() => Promise<boolean>) => {
  let ranOn: LocalDate | null = null
  let triedAt = Number.NEGATIVE_INFINITY
  return async () => {
    const { conversation, clock } = deps
    const at = clock.now()
    const zone = conversation.region.time_zone
    const today = localMoment(at, zone).date
    const { poster } = conversation.content.events.manners
    if (ranOn === today || at - triedAt < RETRY_MS || at < instantOf(today, poster.at, zone)) return false
    triedAt = at
    const isNew = await runOn(deps, today, at)
    ranOn = today
    triedAt = Number.NEGATIVE_INFINITY
    return isNew
  }
}

const runOn = async (deps: PosterDeps, today: LocalDate, at: number): Promise<boolean> => {
  const { round, conversation, log } = deps
  const ran = await round.lastPosters()
  const last = ran === null ? null : localMoment(ran, conversation.region.time_zone).date
  if (last !== null && last >= today) return false
  const weekdays = dueDays(last, today).map(weekday)
  const events = await round.offered(addDays(today, 1), addDays(today, DAYS_AHEAD))
  let posters = 0
  for (const [department, offered] of byDepartment(events))
    posters += await writeOf(deps, { department, offered, weekdays, at })
  await round.keepPosters(at)
  if (posters > 0) log.info('event_posters', { posters })
  return true
}

interface Asked {
  readonly department: string
  readonly offered: readonly Offered[]
  readonly weekdays: readonly number[]
  readonly at: number
}

const writeOf = async (
  { round, desk, conversation }: PosterDeps,
  { department, offered, weekdays, at }: Asked,
): Promise<number> => {
  const { kinds, manners } = conversation.content.events
  const timing = new InvitationTiming(conversation, POSTER_RULE, at)
  const events = offered.map((event) => audienceEvent(event, kinds, timing.today))
  const times = new Map(offered.map((event) => [event.id, event]))
  const posterOf = (row: AudienceRow): Poster[] => {
    if (row.chat === null) return []
    const chosen = chosenFor(row, events, manners.walk_metres).slice(0, manners.poster_lines)
    const { due, week } = timing.in(row.zone)
    const last = chosen.map(({ id }) => timing.expires(row.zone, times.get(id) as YardEvent))
    if (chosen.length === 0) return []
    const ids = chosen.map(({ id }) => id)
    return [{ citizen: row.id, chat: row.chat, week, events: ids, due, expires: Math.max(...last) }]
  }
  const asked = {
    events: offered.map(({ id }) => id),
    weeks: timing.weeks,
    day: timing.today,
    poster: { weekdays, usual: manners.poster.weekday },
  }
  const writing = {
    rule: POSTER_RULE,
    day: timing.today,
    at,
    hold: timing.rule.policy === 'hold',
  }
  let written = 0
  for await (const rows of pagesOf(desk, { department }, asked)) {
    const posters = rows.flatMap(posterOf)
    if (posters.length > 0) written += await round.writePosters(posters, writing)
  }
  return written
}

/** What suits a person and is not known to them yet, by day: events come in that order. */
const chosenFor = (row: AudienceRow, events: readonly AudienceEvent[], walkMetres: number): AudienceEvent[] =>
  events.filter((event) => !row.known.has(event.id) && suits(row, event, walkMetres).suits)
