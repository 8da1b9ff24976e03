import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueOf } from '../../../src/domain/calendar/deadline.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.ts'
import { CONTENT } from '../../support/content.ts'
import { DAYS, nearestWorked, OFF, STARTS, workedDays } from './published.ts'
import { CALENDAR, counting, rule, workingDays } from './rules.ts'

const RULES = Array.from({ length: 30 }, (_, index) => workingDays(index + 1))
const start = fc.constantFrom(...STARTS)
const days = fc.integer({ min: 1, max: 30 })

describe('the days off of the product', () => {
  test('are those that were printed, and 247 days of each year are worked', () => {
    expect(DAYS.filter((day) => !CALENDAR.isWorking(day))).toEqual(DAYS.filter((day) => OFF.has(day)))
    for (const year of ['2025', '2026', '2027'])
      expect(DAYS.filter((day) => day.startsWith(year) && !OFF.has(day))).toHaveLength(247)
  })

  test.each([
    ['2026-11-21', 'weekend'],
    ['2026-11-04', 'holiday'],
    ['2026-03-08', 'holiday'],
    ['2026-03-09', 'moved_day_off'],
    ['2026-12-31', 'moved_day_off'],
    ['2025-11-01', null],
    ['2027-02-20', null],
    ['2026-11-23', null],
    ['2028-11-06', 'moved_day_off'],
    ['2028-02-23', 'holiday'],
  ])('%s is off because: %s', (day, reason) => {
    expect(CALENDAR.whyOff(day)).toBe(reason)
  })

  test("a region's day is told as the region's, unless everybody is off anyhow", () => {
    const regional = workingCalendar(CONTENT.years, ['2026-11-23', '2026-11-04', '2028-04-25', '2025-11-01'])
    expect(regional.whyOff('2026-11-23')).toBe('regional')
    expect(regional.whyOff('2026-11-04')).toBe('holiday')
    expect(regional.whyOff('2028-04-25')).toBe('regional')
    expect(regional.whyOff('2025-11-01')).toBe('regional')
  })
})

describe('deadlines in working days', () => {
  test('agree with a count over the printed list for every start of 2025–2027 and 1 to 30 days', () => {
    const worked = workedDays()
    let next = 0
    for (const base of STARTS) {
      while ((worked[next] as string) <= base) next += 1
      const found = RULES.map((each) => dueOf(each, base, CALENDAR).due)
      expect(found).toEqual(worked.slice(next, next + 30))
    }
  })

  test('agree with it in a region with days off of its own', () => {
    const own = ['2025-04-29', '2026-04-21', '2026-11-23', '2026-11-24', '2027-05-11']
    const regional = workingCalendar(CONTENT.years, own)
    const worked = workedDays(own)
    fc.assert(
      fc.property(start, days, (base, n) => {
        const expected = worked.filter((day) => day > base)[n - 1]
        expect(dueOf(workingDays(n), base, regional).due).toBe(expected)
      }),
    )
  })

  test('a later start or a longer term never gives an earlier day, and none ends on a day off', () => {
    fc.assert(
      fc.property(start, start, days, days, (a, b, m, n) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const [fewer, more] = m < n ? [m, n] : [n, m]
        const early = dueOf(workingDays(fewer), from, CALENDAR).due
        const late = dueOf(workingDays(more), to, CALENDAR).due
        expect(early <= late).toBe(true)
        expect(early > from && CALENDAR.isWorking(early)).toBe(true)
      }),
    )
  })

  test('the days passed over and the days that count fill the time exactly', () => {
    fc.assert(
      fc.property(start, days, (base, n) => {
        const { skipped, due, worked } = dueOf(workingDays(n), base, CALENDAR)
        const off = skipped.flatMap(({ from, to }) => DAYS.filter((day) => day >= from && day <= to))
        const between = DAYS.filter((day) => day > base && day <= due)
        expect(off).toEqual(between.filter((day) => OFF.has(day)))
        expect(between.length - off.length).toBe(n)
        for (const day of worked) expect(['2025-11-01', '2027-02-20']).toContain(day)
      }),
    )
  })

  test('a worked Saturday counts', () => {
    expect(dueOf(workingDays(1), '2025-10-31', CALENDAR)).toMatchObject({
      due: '2025-11-01',
      skipped: [],
      worked: ['2025-11-01'],
    })
  })

  test('beyond the calendars the holidays of the law are off, and the answer says that it is approximate', () => {
    expect(dueOf(workingDays(5), '2027-12-29', CALENDAR)).toMatchObject({
      due: '2028-01-13',
      approximate: true,
      yearWithoutCalendar: 2028,
    })
    expect(dueOf(workingDays(1), '2027-12-29', CALENDAR)).toMatchObject({ approximate: false })
    expect(dueOf(workingDays(3), '2024-12-31', CALENDAR)).toMatchObject({
      due: '2025-01-13',
      approximate: false,
    })
    expect(dueOf(workingDays(2), '2031-11-03', CALENDAR)).toMatchObject({
      due: '2031-11-06',
      yearWithoutCalendar: 2031,
    })
  })
})

/** Months further by another way than the product's: through the last day of the month that is meant. */
const monthsLater = (day: string, months: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  last.setUTCDate(Math.min(date, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

const lastOfPeriod = (day: string, months: number): string => {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, Math.ceil(month / months) * months, 0)).toISOString().slice(0, 10)
}

const dayAfterPeriod = (day: string, months: number, date: number): string =>
  `${monthsLater(lastOfPeriod(day, months), 1).slice(0, 8)}${String(date).padStart(2, '0')}`

describe('deadlines by the calendar', () => {
  test.each<[string, 'next' | 'previous' | 'none', (day: string) => string]>([
    ['passport', 'previous', (day) => lastOfPeriod(day, 6)],
    ['quarter', 'next', (day) => dayAfterPeriod(day, 3, 5)],
    ['halfyear', 'next', (day) => dayAfterPeriod(day, 6, 15)],
    ['effect', 'previous', (day) => monthsLater(day, 3)],
    ['contact', 'previous', (day) => lastOfPeriod(day, 1)],
    ['psych', 'previous', (day) => monthsLater(day, 12)],
    ['mentor', 'previous', (day) => monthsLater(day, 12)],
    ['letter', 'next', (day) => day],
    ['doc', 'none', (day) => day],
    ['plan', 'none', (day) => day],
  ])('%s, moved: %s, for every start of 2025–2027', (id, side, reckoned) => {
    let compared = 0
    for (const base of STARTS) {
      const day = reckoned(base)
      if (day >= '2028-03-01') continue
      compared += 1
      const found = dueOf(rule(id), base, CALENDAR)
      expect([base, found.reckoned, found.due]).toEqual([base, day, nearestWorked(day, side)])
      expect(found.approximate).toBe(side !== 'none' && (day >= '2028' || found.due >= '2028'))
    }
    expect(compared).toBeGreaterThan(700)
  })

  test('the 5th after a year has ended comes after New Year, never before the quarter is over', () => {
    expect(dueOf(rule('quarter'), '2025-11-20', CALENDAR).due).toBe('2026-01-12')
    expect(dueOf(rule('quarter'), '2026-11-20', CALENDAR).due).toBe('2027-01-11')
  })

  test('months keep within the month', () => {
    const month = counting({ kind: 'months', months: 1, moved: 'none' })
    expect(dueOf(month, '2026-01-31', CALENDAR).due).toBe('2026-02-28')
    expect(dueOf(month, '2028-01-31', CALENDAR).due).toBe('2028-02-29')
  })

  test('«Семейный психолог» ends between 6 and 12 months', () => {
    expect(dueOf(rule('psych'), '2026-08-31', CALENDAR)).toMatchObject({
      earliest: '2027-02-28',
      due: '2027-08-31',
    })
  })

  test('a day that stays on a day off says so', () => {
    expect(dueOf(rule('doc'), '2026-10-31', CALENDAR)).toMatchObject({
      due: '2026-10-31',
      dayOff: 'weekend',
      skipped: [],
    })
  })
})
