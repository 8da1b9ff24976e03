import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { baseOf, reminderKey } from './key.ts'
import type { Occasion } from './occasion.ts'
import type { Category, ReminderRule } from './rule.ts'
import { slotOf } from './slot.ts'

/** One message that is to come: what, when, why, and what stands in its way. */
export interface Foreseen {
  readonly rule: ReminderRule
  readonly subject: string
  readonly key: string
  /** `2026-11-25` or `2026-11-25T10:30` */
  readonly base: string
  /** Milliseconds since the epoch. */
  readonly due: number
  /** Why it will not be sent although its day comes; null – it will. */
  readonly silencedBy: 'opted_out' | null
}

/** Where and how a person can be told. */
export interface Hearer {
  readonly zone: string
  readonly muted: readonly Category[]
}

/** Whether a rule has anything to say of an occasion. */
export const concerns = (rule: ReminderRule, { kind, closedBy }: Occasion): boolean =>
  rule.of === kind && (closedBy === null || !rule.resolved_by.includes(closedBy))

/**
 * Everything that will be said to a person between two moments, the nearest first (promises.md 6): the same rules and moments
 * as the planner's, worked out ahead of it.
 */
export const foresee = (
  rules: Iterable<ReminderRule>,
  occasions: readonly Occasion[],
  { zone, muted }: Hearer,
  calendar: WorkingCalendar,
  from: number,
  to: number,
): Foreseen[] => {
  const found: Foreseen[] = []
  for (const rule of rules) {
    for (const occasion of occasions.filter((each) => concerns(rule, each))) {
      const { id: subject, date, time } = occasion
      const due = slotOf(rule, date, time, zone, calendar)?.due
      if (due === undefined || due < from || due > to) continue
      const silencedBy = (muted as readonly string[]).includes(rule.category) ? ('opted_out' as const) : null
      const key = reminderKey(rule.id, subject, date, time)
      found.push({ rule, subject, key, base: baseOf(date, time), due, silencedBy })
    }
  }
  return found.sort((a, b) => a.due - b.due)
}
