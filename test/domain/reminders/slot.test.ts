import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '../../../src/domain/calendar/instant.ts'
import { localMoment } from '../../../src/domain/calendar/local-date.ts'
import type { Offset, ReminderRule } from '../../../src/domain/reminders/rule.ts'
import { decentMoment, slotOf } from '../../../src/domain/reminders/slot.ts'
import { anyDay, anyRule, anyTime, anyZone, CALENDAR, ruleOf } from './any-rule.ts'

interface Local {
  readonly date: string
  readonly time: string
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const RUNS = { numRuns: 2_000 }

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

/** Months as people count them: the same day, or the last that the month has. */
const monthsAfter = (date: string, months: number): string => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

const workedAfter = (date: string, days: number): string => {
  let [at, left] = [date, Math.abs(days)]
  while (left > 0) {
    at = dayAfter(at, Math.sign(days))
    if (CALENDAR.isWorking(at)) left -= 1
  }
  return at
}

/** Where the offset alone leads to, counted a second time. */
const wanted = (offset: Offset, { date, time }: Local, zone: string): Local => {
  if ('minutes' in offset) return localMoment(instantOf(date, time, zone) + offset.minutes * 60_000, zone)
  if ('days' in offset) return { date: dayAfter(date, offset.days), time: offset.at }
  if ('months' in offset) return { date: monthsAfter(date, offset.months), time: offset.at }
  return { date: workedAfter(date, offset.working_days), time: offset.at }
}

const isDecent = ({ days, window: [opens, closes] }: ReminderRule, { date, time }: Local): boolean =>
  (days === 'any' || CALENDAR.isWorking(date)) && time >= opens && time <= closes

/** Minute by minute, day by day to the first decent moment in a direction. */
const firstDecent = (rule: ReminderRule, from: Local, minutes: 1 | -1): Local => {
  let at = Date.parse(`${from.date}T${from.time}:00Z`)
  for (;;) {
    const shown = new Date(at).toISOString()
    const local = { date: shown.slice(0, 10), time: shown.slice(11, 16) }
    if (isDecent(rule, local)) return local
    at += minutes * 60_000
  }
}

const expected = (rule: ReminderRule, from: Local): Local | null => {
  if (isDecent(rule, from)) return from
  return rule.outside === 'skip' ? null : firstDecent(rule, from, rule.outside === 'later' ? 1 : -1)
}

const moments = fc.record({ rule: anyRule, date: anyDay, time: anyTime, zone: anyZone })

describe('when a rule speaks', () => {
  test('at the moment of its offset, or at the nearest decent one on the side it names, or not at all', () => {
    fc.assert(
      fc.property(moments, ({ rule, date, time, zone }) => {
        const slot = slotOf(rule, date, time, zone, CALENDAR)
        const moment = expected(rule, wanted(rule.offset, { date, time }, zone))
        expect(slot && localMoment(slot.due, zone)).toEqual(moment)
      }),
      RUNS,
    )
  })

  test('is worth saying for a while, never past its hours, never past the closing of a window', () => {
    fc.assert(
      fc.property(moments, ({ rule, date, time, zone }) => {
        const slot = slotOf(rule, date, time, zone, CALENDAR)
        if (!slot) return
        const last = localMoment(slot.expires, zone).time
        expect(slot.expires).toBeGreaterThan(slot.due)
        expect(last >= rule.window[0] && last <= rule.window[1], `window at ${last}`).toBe(true)
        expect(slot.expires).toBeLessThanOrEqual(
          slot.due + Math.max(rule.stale_after_hours * HOUR_MS, 60_000),
        )
      }),
      RUNS,
    )
  })

  test('what falls due in the very minute in which the window closes can still be said', () => {
    const late = ruleOf({ offset: { days: 0, at: '21:30' }, outside: 'earlier', stale_after_hours: 10 })
    const slot = slotOf(late, '2026-11-25', '', 'Asia/Yekaterinburg', CALENDAR)
    expect(slot).toEqual({
      due: Date.parse('2026-11-25T20:00:00+05:00'),
      expires: Date.parse('2026-11-25T20:00:59.999+05:00'),
    })
  })

  test('minutes need a time of day to count from', () => {
    const soon = ruleOf({ of: 'appointment', offset: { minutes: -120 } })
    expect(slotOf(soon, '2026-11-25', '', 'Asia/Yekaterinburg', CALENDAR)).toBeNull()
  })

  test.each([
    ['31 January and a month', { months: 1, at: '11:00' }, '2027-01-31', '2027-02-28T11:00'],
    ['31 January of a leap year', { months: 1, at: '11:00' }, '2028-01-31', '2028-02-29T11:00'],
    ['a month before 31 March', { months: -1, at: '11:00' }, '2027-03-31', '2027-02-28T11:00'],
    ['a year after a leap day', { months: 12, at: '11:00' }, '2028-02-29', '2029-02-28T11:00'],
    ['a month before 31 January', { months: -1, at: '11:00' }, '2027-01-31', '2026-12-31T11:00'],
    ['the day before New Year', { days: -1, at: '12:00' }, '2027-01-01', '2026-12-31T12:00'],
    ['a week before 3 March', { days: -7, at: '11:00' }, '2028-03-03', '2028-02-25T11:00'],
  ] as const)('%s', (_, offset, date, due) => {
    const slot = slotOf(ruleOf({ offset }), date, '', 'Asia/Kamchatka', CALENDAR)
    expect(slot && localMoment(slot.due, 'Asia/Kamchatka')).toEqual({
      date: due.slice(0, 10),
      time: due.slice(11),
    })
  })

  test.each([
    ['2026-01-01', '2026-01-12'],
    ['2026-12-31', '2027-01-11'],
    ['2027-01-01', '2027-01-11'],
    ['2026-05-09', '2026-05-12'],
  ])('a call put off to %s, when nobody works, is made on %s', (date, day) => {
    const call = ruleOf({ offset: { days: 0, at: '09:30' }, days: 'working' })
    const slot = slotOf(call, date, '', 'Asia/Yekaterinburg', CALENDAR)
    expect(slot?.due).toBe(Date.parse(`${day}T09:00:00+05:00`))
  })
})

describe('the calendar month', () => {
  test.each(['month', 'month_end'] as const)('%s: no two of them are worth saying at once', (of) => {
    fc.assert(
      fc.property(anyRule, anyZone, fc.integer({ min: 0, max: 40 }), (rule, zone, n) => {
        const firsts = [n, n + 1].map((months) => monthsAfter('2025-01-01', months))
        const bases = of === 'month' ? firsts : firsts.map((day) => dayAfter(monthsAfter(day, 1), -1))
        fc.pre(!('minutes' in rule.offset))
        const [one, two] = bases.map((base) => slotOf({ ...rule, of }, base, '', zone, CALENDAR))
        if (one && two) expect(one.expires).toBeLessThan(two.due)
      }),
      RUNS,
    )
  })
})

describe('a reminder that is late', () => {
  test('is said at once at a decent hour, else at the next opening and not a minute later', () => {
    fc.assert(
      fc.property(moments, ({ rule, date, time, zone }) => {
        const at = instantOf(date, time, zone)
        const from = localMoment(at, zone)
        const moment = decentMoment(rule, at, zone, CALENDAR)
        expect(localMoment(moment, zone)).toEqual(firstDecent(rule, from, 1))
        if (isDecent(rule, from)) expect(moment).toBe(at)
      }),
      RUNS,
    )
  })
})
