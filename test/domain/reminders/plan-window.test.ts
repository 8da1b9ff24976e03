import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localMoment } from '../../../src/domain/calendar/local-date.ts'
import {
  dueWindow,
  HORIZON_MS,
  MOST_CATCH_UP_MS,
  occasionDays,
  occasionRange,
  slotsIn,
} from '../../../src/domain/reminders/plan-window.ts'
import { baseDays, slotOf } from '../../../src/domain/reminders/slot.ts'
import { anyDay, anyRule, anyTime, anyZone, CALENDAR, ruleOf } from './any-rule.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const RUNS = { numRuns: 3_000 }
const moments = fc.record({ rule: anyRule, date: anyDay, time: anyTime, zone: anyZone })
const hours = (max: number) => fc.nat({ max }).map((n) => n * HOUR_MS)

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

describe('days that are looked at', () => {
  test('hold every occasion whose reminder falls on a day', () => {
    fc.assert(
      fc.property(moments, ({ rule, date, time, zone }) => {
        const slot = slotOf(rule, date, time, zone, CALENDAR)
        if (!slot) return
        const day = localMoment(slot.due, zone).date
        const { from, to } = baseDays(rule, day, day)
        expect({ from: date >= from, to: date <= to }).toEqual({ from: true, to: true })
      }),
      RUNS,
    )
  })

  test.each([
    ['later', { months: -15, at: '23:00' }, '2027-05-28'],
    ['later', { months: 19, at: '23:00' }, '2027-07-28'],
    ['earlier', { months: 13, at: '01:00' }, '2026-02-28'],
    ['earlier', { months: -23, at: '01:00' }, '2025-02-28'],
  ] as const)('hold them at the ends of the longest and shortest months: %s, %o', (outside, offset, date) => {
    const rule = ruleOf({ outside, offset })
    const slot = slotOf(rule, date, '', 'Asia/Kamchatka', CALENDAR)
    const day = localMoment(slot?.due ?? 0, 'Asia/Kamchatka').date
    const { from, to } = baseDays(rule, day, day)
    expect({ from: date >= from, to: date <= to }).toEqual({ from: true, to: true })
  })

  test('hold every occasion whose reminder falls into a window, in whatever zone: none is missed', () => {
    fc.assert(
      fc.property(moments, hours(200), hours(200), ({ rule, date, time, zone }, before, after) => {
        const slot = slotOf(rule, date, time, zone, CALENDAR)
        if (!slot) return
        const window = { from: slot.due - before - 1, to: slot.due + after }
        const { from, to } = occasionRange(rule, window)
        expect({ from: date >= from, to: date <= to }).toEqual({ from: true, to: true })
        const bases = [{ date, time }]
        expect(slotsIn(rule, bases, [zone], window, CALENDAR)).toEqual([{ ...slot, date, time, zone }])
      }),
      RUNS,
    )
  })

  test('are not many, however the rule reads: memory stays flat', () => {
    fc.assert(
      fc.property(anyRule, anyDay, (rule, day) => {
        const window = dueWindow(rule, 0, Date.parse(day))
        const { from, to } = occasionRange(rule, window)
        expect(occasionDays(rule, from, to, CALENDAR).length).toBeLessThan(120)
      }),
    )
  })

  test('of a calendar month are its first days, or its last', () => {
    const firsts = (day: string) => day.endsWith('-01')
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 400 }), (from, length) => {
        const to = dayAfter(from, length)
        const days = Array.from({ length: length + 1 }, (_, n) => dayAfter(from, n))
        expect(occasionDays(ruleOf(), from, to, CALENDAR)).toEqual(days)
        expect(occasionDays(ruleOf({ of: 'month' }), from, to, CALENDAR)).toEqual(days.filter(firsts))
        const lasts = days.filter((day) => firsts(dayAfter(day, 1)))
        expect(occasionDays(ruleOf({ of: 'month_end' }), from, to, CALENDAR)).toEqual(lasts)
      }),
    )
  })

  test('of a week is its first working day: once in every week that is worked, never in a week off', () => {
    const days = occasionDays(ruleOf({ of: 'week' }), '2025-12-15', '2026-06-21', CALENDAR)
    // 29 and 30 December are worked; 1–11 January are not; 23 February, 9 March and 11 May are Mondays off.
    expect(days.filter((day) => day >= '2025-12-22' && day <= '2026-01-19')).toEqual([
      ...['2025-12-22', '2025-12-29', '2026-01-12', '2026-01-19'],
    ])
    expect(days).toEqual(expect.arrayContaining(['2026-02-24', '2026-03-10', '2026-05-12']))
    const mondays = days.map((day) => dayAfter(day, -((new Date(day).getUTCDay() + 6) % 7)))
    expect(new Set(mondays).size).toBe(days.length)
  })
})

describe('moments that are planned', () => {
  const standstills = fc.array(hours(35 * 24), { minLength: 1, maxLength: 12 })

  test('run after run nothing falls between two windows, and a moment in two of them is the same', () => {
    fc.assert(
      fc.property(anyRule, anyDay, standstills, (rule, day, pauses) => {
        let [now, planned, covered] = [Date.parse(day), null as number | null, null as number | null]
        for (const pause of pauses) {
          const { from, to } = dueWindow(rule, planned, now)
          if (covered !== null) expect(from).toBeLessThanOrEqual(covered)
          expect(to - now).toBe(HORIZON_MS)
          ;[planned, covered] = [now, to]
          now += pause
        }
      }),
    )
  })

  test('go back to all that is still worth saying, and to a standstill of up to 40 days', () => {
    fc.assert(
      fc.property(anyRule, anyDay, fc.option(hours(90 * 24)), (rule, day, pause) => {
        const now = Date.parse(day)
        const { from } = dueWindow(rule, pause === null ? null : now - pause, now)
        expect(from).toBeLessThanOrEqual(now - rule.stale_after_hours * HOUR_MS)
        expect(from).toBeGreaterThanOrEqual(now - MOST_CATCH_UP_MS)
        if (pause !== null && pause <= MOST_CATCH_UP_MS) expect(from).toBeLessThanOrEqual(now - pause)
      }),
    )
  })

  test('of a year of months there is one in every month, in every zone, through every change of clocks', () => {
    const monthly = ruleOf({ of: 'month', offset: { days: 0, at: '11:00' }, days: 'working' })
    fc.assert(
      fc.property(anyZone, fc.integer({ min: 1, max: 26 }), (zone, hoursBetween) => {
        const months = new Map<string, number>()
        const end = Date.parse('2028-01-01')
        for (let now = Date.parse('2026-01-01'), planned: number | null = null; now < end; ) {
          const window = dueWindow(monthly, planned, now)
          const { from, to } = occasionRange(monthly, window)
          const bases = occasionDays(monthly, from, to, CALENDAR).map((date) => ({ date, time: '' }))
          for (const { date, due } of slotsIn(monthly, bases, [zone], window, CALENDAR)) {
            expect(localMoment(due, zone).date.slice(0, 7)).toBe(date.slice(0, 7))
            expect(months.get(date) ?? due).toBe(due)
            months.set(date, due)
          }
          planned = now
          now += hoursBetween * HOUR_MS * 7
        }
        const years = [...months.keys()].filter((day) => day >= '2026-01-01' && day < '2028-01-01')
        expect(years).toHaveLength(24)
      }),
      { numRuns: 10 },
    )
  })
})
