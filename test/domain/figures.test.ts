import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekday } from '../../src/domain/calendar/local-date.ts'
import { NO_FIGURES, worstFirst } from '../../src/domain/reports/figures.ts'
import { monthWeeks, weekBefore } from '../../src/domain/reports/month-weeks.ts'
import { loadOf, overloaded } from '../../src/domain/reports/overload.ts'

const load = (open: number, left = 0) => ({ open, left })
const anyLoads = fc.array(fc.record({ open: fc.nat({ max: 60 }), left: fc.nat({ max: 60 }) }), {
  maxLength: 12,
})

describe('who carries too much', () => {
  test('is told by the middle one of the colleagues, not by a number from outside', () => {
    const [heavy, ...others] = [load(20, 10), load(10, 5), load(12, 4), load(8, 8)]
    expect(overloaded([heavy as ReturnType<typeof load>, ...others])).toEqual([heavy])
    // Everybody has a lot: nobody is singled out.
    expect(overloaded([load(40), load(42), load(45)])).toEqual([])
    // Three against one is no overload, however many times more it is.
    expect(overloaded([load(3), load(1), load(1)])).toEqual([])
    expect(overloaded([load(100)])).toEqual([])
    expect(overloaded([])).toEqual([])
  })

  test('never the lightest, never more than half of them', () => {
    fc.assert(
      fc.property(anyLoads, (all) => {
        const heavy = overloaded(all)
        expect(heavy.length).toBeLessThanOrEqual(all.length / 2)
        const lightest = Math.min(...all.map(loadOf))
        for (const each of heavy) expect(loadOf(each)).toBeGreaterThanOrEqual(lightest + 5)
      }),
    )
  })
})

describe('the order of a board', () => {
  test('an unanswered call comes before a danger, a danger before what is late, that before all the rest', () => {
    const figures = (parts: Partial<typeof NO_FIGURES>) => ({ ...NO_FIGURES, ...parts })
    const [call, danger, late, left, open] = [
      figures({ calls: 1 }),
      figures({ dangers: 2 }),
      figures({ late: 9 }),
      figures({ left: 50 }),
      figures({ open: 70 }),
    ]
    expect([open, left, late, danger, call].sort(worstFirst)).toEqual([call, danger, late, left, open])
  })
})

describe('weeks', () => {
  const anyMonth = fc
    .record({ year: fc.integer({ min: 2024, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) })
    .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`)

  test('of a month hold each of its days once and end on Sundays', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const weeks = monthWeeks(month)
        expect(weeks[0]?.from).toBe(`${month}-01`)
        expect(addDays(weeks.at(-1)?.to ?? '', 1).slice(8)).toBe('01')
        for (const [n, { from, to }] of weeks.entries()) {
          expect(from <= to).toBe(true)
          if (n > 0) expect(from).toBe(addDays(weeks[n - 1]?.to ?? '', 1))
          if (n < weeks.length - 1) expect(weekday(to)).toBe(7)
        }
      }),
    )
  })

  test('the week before is over, whatever day of the next one it is looked at from', () => {
    for (const day of ['2026-11-30', '2026-12-02', '2026-12-06'])
      expect(weekBefore(day)).toEqual({ from: '2026-11-23', to: '2026-11-29' })
    expect(weekBefore('2026-11-30', 1)).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  })
})
