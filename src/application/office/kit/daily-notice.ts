import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts'
import type { ReminderRule } from '../../../domain/reminders/rule.ts'
import { slotOf } from '../../../domain/reminders/slot.ts'
import type { Told } from '../../ports/office/changes.ts'
import type { OfficeNotice } from './composer.ts'

/** Somebody to be told on a day, and of what. */
export interface Finding {
  /** The person of the chat. */
  readonly person: string
  /** What it is about: its words are made from it when it is sent. */
  readonly subject: string
  /** The day that it is about, where that is not the day of the look: what is made up for after a standstill. */
  readonly base?: LocalDate
  /** What it is told once for, where that is longer than a day, e.g. `2026-11`. */
  readonly period?: string
}

/** A day that is looked at: what came due since the last look is found. */
export interface DayLook {
  readonly day: LocalDate
  /** The last day that was looked at; what fell due up to it was told. */
  readonly after: LocalDate
  /** The moment of the look, milliseconds since the epoch. */
  readonly at: number
}

/**
 * A notice that a look at the day finds. Its rule file says when, in which hours, on which days, how long it is worth saying
 * and how often; what it is about and to whom is found here, its words are made when it is sent.
 */
export interface DailyNotice<Reads> extends OfficeNotice {
  /** A rule of `scenarios/reminders`, `of: notice`. */
  readonly rule: string
  readonly find: (look: DayLook, reads: Reads) => Promise<readonly Finding[]>
}

/** What a daily notice is made of: its rule, who is found, and how it is worded for whom. */
export const dailyNotice = <Reads>({
  rule,
  find,
  compose,
}: {
  readonly rule: string
  readonly find: DailyNotice<Reads>['find']
  /** e.g. `toHead(headMorning)` */
  readonly compose: OfficeNotice
}): DailyNotice<Reads> => ({ ...compose, rule, find })

/** Daily notices as they are registered, by their rules. */
export const registered = (notices: readonly DailyNotice<never>[]): Record<string, OfficeNotice> =>
  Object.fromEntries(notices.map(({ rule, whom, compose }) => [rule, { whom, compose }]))

/** Where days are counted. */
export interface DayReckoning {
  readonly calendar: WorkingCalendar
  /** IANA zone of the region. */
  readonly zone: string
}

/**
 * A finding as a notice to be told by its rule: at its moment, or at once where the look came later; moved to its hours and days.
 * The same finding has the same key; of a rule that is told `once`, whatever the day. Null – the rule is silent by now.
 */
export const toldByRule = (
  rule: ReminderRule,
  { person, subject, base, period }: Finding,
  { day, at }: Pick<DayLook, 'day' | 'at'>,
  { calendar, zone }: DayReckoning,
): Told | null => {
  const slot = slotOf(rule, day, '', zone, calendar)
  if (slot === null || at >= slot.expires) return null
  const about = base ?? day
  return {
    type: 'tell',
    key: rule.once ? `${rule.id}|${subject}|${person}` : `${rule.id}|${period ?? about}|${subject}|${person}`,
    rule: rule.id,
    person,
    subject,
    base: about,
    due: Math.max(at, slot.due),
    expires: slot.expires,
  }
}
