import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayNumber,
  dayOfNumber,
  daysBetween,
  localDate,
  localMoment,
  weekday,
} from '../../src/domain/calendar/local-date.ts'
import { addWorkingDays, workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import { CONTENT } from '../support/content.ts'

const days = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(dayOfNumber)

describe('local days', () => {
  test('number and day are each other turned round', () => {
    fc.assert(fc.property(days, (day) => dayOfNumber(dayNumber(day)) === day))
  })

  test('adding and counting agree, also over leap days and ends of years', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4_000, max: 4_000 }), (day, n) => {
        const other = addDays(day, n)
        expect(daysBetween(day, other)).toBe(n)
        expect(Math.sign(n)).toBe(other > day ? 1 : other < day ? -1 : 0)
      }),
    )
  })

  test('the weekday is that of the world, Monday 1 to Sunday 7', () => {
    expect(weekday('2026-11-22')).toBe(7)
    fc.assert(
      fc.property(days, (day) => weekday(day) === ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1),
    )
  })

  test('a day that no calendar has is none', () => {
    for (const [year, month, day] of [
      [2026, 2, 29],
      [2026, 2, 31],
      [2026, 13, 1],
      [2026, 0, 1],
      [2026, 1, 0],
      [2026, 4, 31],
      [0, 1, 1],
      [10_000, 1, 1],
    ] as const)
      expect(localDate(year, month, day)).toBeNull()
    expect(localDate(2028, 2, 29)).toBe('2028-02-29')
  })

  test('months keep within the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (day, n) => {
        const [year, month, date] = day.split('-').map(Number) as [number, number, number]
        const [toYear, toMonth, toDate] = addMonths(day, n).split('-').map(Number) as [number, number, number]
        expect(toYear * 12 + toMonth).toBe(year * 12 + month + n)
        expect(toDate).toBeLessThanOrEqual(date)
      }),
    )
  })

  test('a moment is told as the place sees it', () => {
    const newYear = Date.parse('2026-12-31T19:30:00Z')
    expect(localMoment(newYear, 'Asia/Yekaterinburg')).toEqual({ date: '2027-01-01', time: '00:30' })
    expect(localMoment(newYear, 'Europe/Kaliningrad')).toEqual({ date: '2026-12-31', time: '21:30' })
  })
})

/** A second calendar, written the slow way: a list of all days of the years, worked or not. */
const naive = (() => {
  const worked = new Map<string, boolean>()
  for (const { year, off, work_weekend } of CONTENT.years) {
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10)
      const isWeekend = [0, 6].includes(new Date(at).getUTCDay())
      const monthDay = day.slice(5)
      worked.set(day, isWeekend ? work_weekend.includes(monthDay) : !off.includes(monthDay))
    }
  }
  const all = [...worked.keys()]
  return {
    worked,
    /** The n-th worked day after the day, or before it for a negative n; null beyond the known years. */
    count: (from: string, n: number): string | null => {
      const order = n > 0 ? all.filter((day) => day > from) : all.filter((day) => day < from).reverse()
      return order.filter((day) => worked.get(day))[Math.abs(n) - 1] ?? null
    },
  }
})()

describe('working days', () => {
  const calendar = workingCalendar(CONTENT.years)

  test.each([2025, 2026, 2027])('%i has 247 of them, as its decree says', (year) => {
    const worked = [...naive.worked.keys()].filter(
      (day) => day.startsWith(String(year)) && calendar.isWorking(day),
    )
    expect(worked).toHaveLength(247)
    expect(CONTENT.years.find((each) => each.year === year)?.workdays).toBe(247)
  })

  test('agree with a naive count for every day of 2025–2027 and 1 to 30 days either way', () => {
    for (const from of naive.worked.keys()) {
      const ahead = [...naive.worked.keys()].filter((day) => day > from && naive.worked.get(day)).slice(0, 30)
      ahead.forEach((expected, index) => {
        expect(addWorkingDays(calendar, from, index + 1).date).toBe(expected)
      })
    }
    fc.assert(
      fc.property(fc.constantFrom(...naive.worked.keys()), fc.integer({ min: 1, max: 30 }), (from, n) => {
        const expected = naive.count(from, -n)
        if (expected !== null) expect(addWorkingDays(calendar, from, -n).date).toBe(expected)
      }),
    )
  })

  test('name every day that was passed over, in order', () => {
    const counted = addWorkingDays(calendar, '2026-11-20', 3)
    expect(counted).toEqual({ date: '2026-11-25', skipped: ['2026-11-21', '2026-11-22'], approximate: false })
  })

  test("a region's own day off is passed over too", () => {
    const regional = workingCalendar(CONTENT.years, ['2026-11-23'])
    expect(addWorkingDays(regional, '2026-11-20', 1).date).toBe('2026-11-24')
  })

  test('a year without data gives an answer that says it is approximate', () => {
    expect(addWorkingDays(calendar, '2027-12-30', 5).approximate).toBe(true)
    expect(addWorkingDays(calendar, '2031-05-05', 1)).toMatchObject({ date: '2031-05-06', approximate: true })
  })
})
