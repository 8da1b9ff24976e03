import { localMoment } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import { addWorkingMinutes, type OfficeHours } from '../../../domain/calendar/working-hours.ts'
import type { Conversation } from '../../conversation.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Handover, Stuck, Undelivered } from '../../ports/office/talking-desk.ts'
import type { WriteChanges } from '../../ports/office/write-changes.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeDesks } from '../kit/office-call.ts'
import { chatsOf, officeHours } from '../staff/reception.ts'

interface TalkingRunDeps {
  readonly conversation: Conversation
  readonly desks: OfficeDesks
  readonly write: WriteChanges
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Working days that a suggested call may wait. */
const STUCK_DUE = 3

/** What time brings to calls and talks between people. */
class TalkingRun {
  readonly #deps: TalkingRunDeps
  readonly #at: number
  readonly #hours: OfficeHours

  constructor(deps: TalkingRunDeps, at: number) {
    this.#deps = deps
    this.#at = at
    this.#hours = officeHours(deps.conversation)
  }

  get #place() {
    const today = localMoment(this.#at, this.#hours.zone).date
    // A notice needs the moment and the rules, nothing of an update.
    return { moment: { at: this.#at, conversation: this.#deps.conversation }, today }
  }

  /** A guard that does not hold means that somebody was faster: the next run looks again. */
  async all(): Promise<void> {
    const { desks, write, conversation } = this.#deps
    const { office } = conversation.content.manners
    for (const each of await desks.talking.silent(this.#at - office.silence_hours * HOUR))
      await write(this.#ended(each))
    const patience = office.unanswered_minutes
    for (const each of await desks.talking.unanswered(this.#at - patience * MINUTE))
      if (addWorkingMinutes(each.openedAt, patience, this.#hours) <= this.#at)
        await write(await this.#escalated(each))
    for (const each of await desks.talking.stuck(this.#at - office.stuck_days * DAY))
      await write([this.#suggested(each)])
    for (const each of await desks.talking.undelivered()) await write(this.#lost(each))
    await write([{ type: 'close_settled', at: this.#at }, { type: 'erase_letters' }])
  }

  /** Nobody wrote for a day: the bot listens again, both are told. */
  #ended({ id, person, staffPerson, isReachable, state }: Handover): OfficeChange[] {
    const chats =
      state === 'open' ? [...(isReachable ? [person] : []), ...(staffPerson ? [staffPerson] : [])] : []
    return [
      { type: 'end_handover', handover: id, at: this.#at },
      ...chats.map((to) => noticeFor(this.#place, { rule: 'handover_over', to, subject: id })),
    ]
  }

  /** Words that cannot arrive any more are not lost in silence: whoever wrote them is told. */
  #lost({ handover, writer }: Undelivered): OfficeChange[] {
    return writer === null
      ? []
      : [noticeFor(this.#place, { rule: 'letter_lost', to: writer, subject: handover })]
  }

  async #escalated({ id, department }: Handover): Promise<OfficeChange[]> {
    const heads = department === null ? [] : await this.#deps.desks.staff.heads(department, this.#place.today)
    return [
      { type: 'note_unanswered', handover: id, at: this.#at },
      ...chatsOf(heads).map((to) => noticeFor(this.#place, { rule: 'call_unanswered', to, subject: id })),
    ]
  }

  #suggested({ citizen, district, talk, need, step, updatedAt }: Stuck): OfficeChange {
    const { today } = this.#place
    const { calendar, chance } = this.#deps.conversation
    const { date, approximate } = addWorkingDays(calendar, today, STUCK_DUE)
    return {
      type: 'add_task',
      task: {
        id: chance.id(),
        key: `stuck|${talk}|${step}`,
        kind: 'stuck',
        citizen,
        case: null,
        district,
        assignee: null,
        due: date,
        rule: null,
        base: today,
        approximate,
        urgency: 'usual',
        closedBy: null,
        params: { talk, need, step, updated: updatedAt },
        note: null,
        on: today,
      },
    }
  }
}

/**
 * What time brings: a talk without words is over, a call that nobody took is told to the head, whoever stands still is
 * worth a call, words that arrived are erased. Run as often as one likes: each thing happens once. Outages throw.
 */
export const runTalking =
  (deps: TalkingRunDeps) =>
  (at: number): Promise<void> =>
    new TalkingRun(deps, at).all()
