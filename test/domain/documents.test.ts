import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../src/domain/calendar/local-date.ts'
import { addWorkingDays, workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import { judge, startBy } from '../../src/domain/documents/judge.ts'
import { CONTENT } from '../support/content.ts'

const calendar = workingCalendar(CONTENT.years)
const TODAY = '2026-11-22'
const WEEK = { n: 5, unit: 'work_days' } as const

describe('papers on the day of the visit', () => {
  test.each([
    ['2026-12-09', 'expires_before', 1],
    ['2026-12-10', 'expires_soon_after', 0],
    ['2026-12-24', 'expires_soon_after', 14],
    ['2026-12-25', 'ready', null],
  ])('good until %s, visit on 10 December: %s', (until, verdict, days) => {
    const judged = judge({ state: 'have', until }, WEEK, '2026-12-10', TODAY, calendar)
    expect(judged).toMatchObject(days === null ? { verdict } : { verdict, days })
  })

  test('what needs no date or no paper is not judged', () => {
    expect(judge({ state: 'not_needed' }, WEEK, '2026-12-10', TODAY, calendar)).toEqual({
      verdict: 'not_needed',
    })
    expect(judge({ state: 'have', until: null }, WEEK, '2026-12-10', TODAY, calendar)).toEqual({
      verdict: 'ready',
    })
    expect(judge({ state: 'will_get' }, WEEK, null, TODAY, calendar)).toEqual({ verdict: 'get' })
  })
})

describe('planned back from the visit', () => {
  const units = fc.constantFrom('hours', 'work_days', 'calendar_days', 'months')
  const durations = fc.record({ n: fc.integer({ min: 0, max: 30 }), unit: units })
  const visits = fc.integer({ min: 60, max: 380 }).map((n) => addDays(TODAY, n))

  test('begun on the last day, a paper is there a working day before the visit', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 0, max: 20 }), (visit, n) => {
        const { date } = startBy(calendar, visit, { n, unit: 'work_days' })
        const ready = n === 0 ? date : addWorkingDays(calendar, date, n).date
        expect(ready < visit).toBe(true)
        expect(calendar.isWorking(date)).toBe(true)
      }),
    )
  })

  test('a longer wait never begins later, and never after the visit', () => {
    fc.assert(
      fc.property(visits, durations, (visit, { n, unit }) => {
        const shorter = startBy(calendar, visit, { n, unit }).date
        const longer = startBy(calendar, visit, { n: n + 1, unit }).date
        expect(longer <= shorter).toBe(true)
        expect(daysBetween(shorter, visit)).toBeGreaterThan(0)
      }),
    )
  })

  test('a day that has passed becomes today, and is said to be late', () => {
    const judged = judge(
      { state: 'will_get' },
      { n: 30, unit: 'calendar_days' },
      '2026-11-30',
      TODAY,
      calendar,
    )
    expect(judged).toEqual({ verdict: 'get_by', start: TODAY, approximate: false, late: true })
  })
})
