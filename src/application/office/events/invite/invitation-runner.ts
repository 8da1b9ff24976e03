import type { EventRules } from '../../../../domain/events/event-kind.ts'
import { BackgroundWork } from '../../../background-work.ts'
import type { Conversation } from '../../../conversation.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Log } from '../../../ports/log.ts'
import type { AudienceDesk } from '../../../ports/office/audience-desk.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { ClaimedWave, InvitationRound } from '../../../ports/office/invitation-round.ts'
import type { StaffDesk } from '../../../ports/office/staff-desk.ts'
import { toldAt } from '../../kit/notice-for.ts'
import { InvitationTiming } from './invitation-timing.ts'
import { INVITED_RULE, planInvitations } from './plan-invitations.ts'

export interface InvitationRunnerDeps {
  readonly round: InvitationRound
  readonly desk: Pick<AudienceDesk, 'page'>
  readonly staff: Pick<StaffDesk, 'find'>
  readonly conversation: Conversation
  /** A result was told: whoever waits for it is written to now. */
  readonly onTold: () => void
  readonly clock: Clock
  readonly log: Log
}

/** Whoever writes invitations holds them so long, and holds them on with every page. */
const HELD_MS = 60_000
/** Events in one pass over the people. */
const MOST_EVENTS = 50

/**
 * Writes the invitations that employees asked for, away from the talk: an update only says that there are some. A process
 * that dies leaves them where they were; after a minute another one goes on, and nobody is invited twice, since every
 * invitation has a key of its own.
 */
export class InvitationRunner {
  readonly #deps: InvitationRunnerDeps
  readonly #work: BackgroundWork

  constructor(deps: InvitationRunnerDeps) {
    this.#deps = deps
    this.#work = new BackgroundWork({
      takeOne: () => this.#takeOne(),
      brokeOff: 'inviting_broke_off',
      log: deps.log,
    })
  }

  /** Begins to work if there is something to do; outages are logged, the next call tries again. */
  wake(): void {
    this.#work.wake()
  }

  /** Takes up nothing more; resolves when what is under way is over. What breaks off is begun again elsewhere. */
  stop(): Promise<void> {
    return this.#work.stop()
  }

  /** Works until nothing waits. Outages throw. */
  run(): Promise<void> {
    return this.#work.run()
  }

  async #takeOne(): Promise<boolean> {
    const { round, clock } = this.#deps
    const at = clock.now()
    const waves = await round.claim(at, at + HELD_MS, MOST_EVENTS)
    if (waves.length > 0) await this.#invite(waves, at)
    return waves.length > 0
  }

  async #invite(claimed: readonly ClaimedWave[], at: number): Promise<void> {
    const { desk, conversation, log } = this.#deps
    const timing = new InvitationTiming(conversation, INVITED_RULE, at)
    const by = claimed[0]?.by ?? ''
    const reach = { staff: by, day: timing.today }
    const open = claimed.filter(({ event }) => !timing.isOver(event))
    let held: readonly ClaimedWave[] = claimed
    if (open.length > 0)
      await planInvitations({ desk, conversation }, { reach, waves: open, at }, async (invitations) => {
        this.#work.goOn()
        held = await this.#deps.round.write(held, invitations, this.#writing(timing))
      })
    for (const wave of held) await this.#deps.round.end(wave, await this.#told(wave, timing))
    this.#deps.onTold()
    log.info('invited', { events: held.length })
  }

  #writing(timing: InvitationTiming) {
    const { conversation, clock } = this.#deps
    const { manners }: EventRules = conversation.content.events
    const at = clock.now()
    return {
      rule: timing.rule.id,
      hold: timing.rule.policy === 'hold',
      day: timing.today,
      at,
      aWeek: manners.invitations_a_week,
      heldUntil: at + HELD_MS,
    }
  }

  /** Whoever asked for it is told of the end by the engine of reminders: never lost, never twice. */
  async #told({ event, by, since }: ClaimedWave, timing: InvitationTiming): Promise<OfficeChange[]> {
    const asker = await this.#deps.staff.find(by, timing.today)
    if (asker?.state !== 'active' || asker.person === null) return []
    const subject = `${event.id}.${since.toString(36)}`
    const noticed = { rule: 'invitations_sent', to: asker.person, subject }
    const { conversation, clock } = this.#deps
    return [toldAt(conversation, { at: clock.now(), day: timing.today }, noticed)]
  }
}
