import { addDays, type LocalDate, localMoment } from '../../../domain/calendar/local-date.ts'
import type { Answer } from '../../../domain/events/places.ts'
import type { Conversation } from '../../conversation.ts'
import type { OfficeChange, Told } from '../../ports/office/changes.ts'
import type { Finished, LeftPlace } from '../../ports/office/sign-up-desk.ts'
import type { WriteChanges } from '../../ports/office/write-changes.ts'
import { type NoticePlace, noticeFor } from '../kit/notice-for.ts'
import type { OfficeDesks } from '../kit/office-call.ts'
import { makeAnswer } from './signing/answering.ts'
import { passedOn } from './told-of-change.ts'

interface EventsRunDeps {
  readonly conversation: Conversation
  readonly desks: Pick<OfficeDesks, 'signUps'>
  readonly write: WriteChanges
}

/** How it was is asked on the day after; after a standstill so many days later at most. */
const DAYS_AFTER = 3

/** From what time of day on: its rule says so. */
const askedFrom = ({ content }: Conversation): string => {
  const offset = content.reminders.get('event_thanks')?.offset
  if (!offset || !('at' in offset)) throw new RangeError('event_thanks names no time of day')
  return offset.at
}

/** What time brings to events. */
class EventsRun {
  readonly #deps: EventsRunDeps
  readonly #place: NoticePlace
  readonly #time: string

  constructor(deps: EventsRunDeps, at: number) {
    this.#deps = deps
    const { conversation } = deps
    const { date, time } = localMoment(at, conversation.region.time_zone)
    this.#place = { moment: { at, conversation }, today: date }
    this.#time = time
  }

  /** A guard that does not hold means that somebody was faster: the next run looks again. */
  async all(): Promise<void> {
    const { desks, write } = this.#deps
    const { moment, today } = this.#place
    for (const left of await desks.signUps.lapsed(moment.at, today)) await this.#leave(left, 'lapse')
    for (const left of await desks.signUps.gone(today)) await this.#leave(left, 'no')
    for (const event of await desks.signUps.passable(today)) {
      const freed = passedOn(this.#place, event)
      if (freed.until !== null) await write([{ type: 'offer_places', event: event.id, passedOn: freed }])
    }
    await this.#askHowItWas(today)
  }

  /** A place that was kept in vain, or belongs to somebody who is not there any more, goes on to the next. */
  async #leave({ event, citizen, person }: LeftPlace, answer: Answer): Promise<void> {
    const { desks, write } = this.#deps
    const found = await desks.signUps.answering(citizen, event)
    if (!found) return
    const { changes, outcome } = makeAnswer(this.#place, found, answer, null)
    if (outcome?.type !== 'changed') return
    await write([
      ...changes,
      ...(person === null ? [] : [this.#lapsed(event, person, found.signUp?.revision ?? 0)]),
    ])
  }

  #lapsed(event: string, to: string, revision: number): OfficeChange {
    return noticeFor(this.#place, { rule: 'event_place_lapsed', to, subject: event, nth: String(revision) })
  }

  async #askHowItWas(today: LocalDate): Promise<void> {
    const { desks, write, conversation } = this.#deps
    if (this.#time < askedFrom(conversation)) return
    const finished = await desks.signUps.finished(addDays(today, -DAYS_AFTER), addDays(today, -1))
    for (const event of new Set(finished.map((each) => each.event)))
      await write(finished.filter((each) => each.event === event).map((each) => this.#asked(each)))
  }

  /** Asked once, whichever of the two questions it is. */
  #asked({ event, citizen, person, attended }: Finished): Told {
    const rule = attended === false ? 'event_missed' : 'event_thanks'
    const told = noticeFor(this.#place, { rule, to: person, subject: event })
    return { ...told, key: `event_after|${event}.${citizen}` }
  }
}

/**
 * What time brings to events: offers that ran out go on to the next, places of people who are not there any more are passed
 * on, and on the day after it is asked how it was. Run as often as one likes: each thing happens once. Outages throw.
 */
export const runEvents =
  (deps: EventsRunDeps) =>
  (at: number): Promise<void> =>
    new EventsRun(deps, at).all()
