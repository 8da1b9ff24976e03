import fc from 'fast-check'
import { dayNumber, dayOfNumber } from '../../../src/domain/calendar/local-date.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.ts'
import { OCCASION_KINDS, ReminderRule } from '../../../src/domain/reminders/rule.ts'
import { CONTENT } from '../../support/chat.ts'

/** The production calendars of 2025–2027, as decreed. */
export const CALENDAR = workingCalendar(CONTENT.years)

/** A rule that says little: tests name what matters to them. */
export const ruleOf = (parts: Partial<ReminderRule> = {}): ReminderRule =>
  ReminderRule.parse({
    id: 'any_rule',
    whom: 'person',
    of: 'plan_action',
    category: 'plans',
    offset: { days: 0, at: '10:00' },
    window: ['09:00', '20:00'],
    outside: 'later',
    days: 'any',
    policy: 'retry',
    stale_after_hours: 10,
    resolved_by: ['done', 'withdrawn'],
    once: false,
    digest: false,
    in_order: false,
    in_talk: 'wait',
    unreachable: 'task',
    buttons: [],
    ...parts,
  })

const clock = (minute: number): string => new Date(minute * 60_000).toISOString().slice(11, 16)
const MINUTES_A_DAY = 1_440
/** Clocks are changed at night; what a window in the changed hour itself means nobody has to know. */
const MORNING = 5 * 60

/** Any time of day. */
export const anyTime = fc.nat({ max: MINUTES_A_DAY - 1 }).map(clock)

const anyWindow = fc
  .tuple(fc.integer({ min: MORNING, max: 1_380 }), fc.integer({ min: 1, max: 900 }))
  .map(([opens, length]) => [clock(opens), clock(Math.min(opens + length, MINUTES_A_DAY - 1))] as const)

const anyOffset = fc.oneof(
  fc.record({ days: fc.integer({ min: -400, max: 400 }), at: anyTime }),
  fc.record({ working_days: fc.integer({ min: -60, max: 60 }), at: anyTime }),
  fc.record({ months: fc.integer({ min: -24, max: 24 }), at: anyTime }),
  fc.record({ minutes: fc.integer({ min: -2_880, max: 2_880 }) }),
)

/** Any rule that the schema lets through, as far as moments go. */
export const anyRule = fc
  .record({
    offset: anyOffset,
    kind: fc.constantFrom(...OCCASION_KINDS),
    window: anyWindow,
    outside: fc.constantFrom('later', 'earlier', 'skip' as const),
    days: fc.constantFrom('any', 'working' as const),
    stale_after_hours: fc.oneof(fc.integer({ min: 1, max: 744 }), fc.constantFrom(0.5, 1.5)),
  })
  .map(({ kind, window: [opens, closes], ...parts }) =>
    ruleOf({ ...parts, window: [opens, closes], of: 'minutes' in parts.offset ? 'appointment' : kind }),
  )

/** Zones of the country and of others whose clocks are changed. */
export const anyZone = fc.constantFrom(
  ...['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Kamchatka', 'Europe/Berlin'],
  ...['America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia'],
)

/** Days around the years of which the production calendar is known, ends of months more often than chance has it. */
export const anyDay = fc.oneof(
  fc.integer({ min: dayNumber('2024-06-01'), max: dayNumber('2028-12-31') }).map(dayOfNumber),
  fc.constantFrom(
    ...['2025-01-31', '2026-01-31', '2026-02-28', '2026-12-31', '2027-01-01', '2027-01-08', '2027-12-31'],
    ...['2027-10-31', '2028-01-31', '2028-02-28', '2028-02-29', '2028-03-31', '2026-05-01', '2026-05-09'],
  ),
)
