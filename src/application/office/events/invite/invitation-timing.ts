import { addDays, type LocalDate, localMoment } from '../../../../domain/calendar/local-date.ts'
import { mondayOf } from '../../../../domain/events/invitation-week.ts'
import { worthUntil } from '../../../../domain/events/worth-until.ts'
import type { EventTime } from '../../../../domain/events/yard-event.ts'
import type { ReminderRule } from '../../../../domain/reminders/rule.ts'
import { decentMoment } from '../../../../domain/reminders/slot.ts'
import type { Conversation } from '../../../conversation.ts'

const HOUR = 3_600_000

/** When a message that is sent now reaches people of one zone, and in which week it counts. */
interface ZoneTiming {
  readonly due: number
  /** It is night there: it comes later. */
  readonly isQuiet: boolean
  readonly week: LocalDate
}

/** The rule by which people are told. @throws RangeError when the content has none such. */
export const ruleOf = ({ content }: Conversation, id: string): ReminderRule => {
  const rule = content.reminders.get(id)
  if (!rule) throw new RangeError(`the content has no reminder rule "${id}"`)
  return rule
}

/** When messages of a rule that are sent now arrive, by the zone of whoever gets them. */
export class InvitationTiming {
  readonly #conversation: Conversation
  readonly #rule: ReminderRule
  readonly #at: number
  readonly #zones = new Map<string, ZoneTiming>()

  constructor(conversation: Conversation, rule: string, at: number) {
    this.#conversation = conversation
    this.#rule = ruleOf(conversation, rule)
    this.#at = at
  }

  get rule(): ReminderRule {
    return this.#rule
  }

  /** The day of the region. */
  get today(): LocalDate {
    return localMoment(this.#at, this.#conversation.region.time_zone).date
  }

  /** Weeks in which something sent now may arrive: people's days begin and end apart, and a night lies between. */
  get weeks(): readonly [LocalDate, LocalDate] {
    const first = mondayOf(addDays(this.today, -1))
    return [first, addDays(first, 7)]
  }

  /** `zone` null – the region's. */
  in(zone: string | null): ZoneTiming {
    const name = zone ?? this.#conversation.region.time_zone
    const known = this.#zones.get(name)
    if (known) return known
    const due = decentMoment(this.#rule, this.#at, name, this.#conversation.calendar)
    const timing = { due, isQuiet: due > this.#at, week: mondayOf(localMoment(due, name).date) }
    this.#zones.set(name, timing)
    return timing
  }

  /** Whether a message sent now would arrive when there is nothing left to come to. */
  isTooLate(zone: string | null, event: EventTime): boolean {
    return this.in(zone).due >= this.#worthUntil(event)
  }

  /** Whether there is nothing left to come to already. */
  isOver(event: EventTime): boolean {
    return this.#at >= this.#worthUntil(event)
  }

  /** How long a message is worth saying: by its rule, and never past the event. */
  expires(zone: string | null, event: EventTime): number {
    const stale = this.in(zone).due + this.#rule.stale_after_hours * HOUR
    return Math.min(stale, this.#worthUntil(event))
  }

  #worthUntil(event: EventTime): number {
    return worthUntil(event, this.#conversation.region.time_zone)
  }
}
