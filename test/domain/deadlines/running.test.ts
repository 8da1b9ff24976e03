import { describe, expect, test } from 'vitest'
import { dueOf } from '../../../src/domain/calendar/deadline.ts'
import { deadlineNotices } from '../../../src/domain/calendar/deadline-notices.ts'
import { addMonths } from '../../../src/domain/calendar/local-date.ts'
import { periodDeadlines } from '../../../src/domain/calendar/period-deadlines.ts'
import { recomputeDeadlines } from '../../../src/domain/calendar/recompute-deadlines.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.ts'
import { CONTENT } from '../../support/content.ts'
import { STARTS, workedDays } from './published.ts'
import { CALENDAR, rule } from './rules.ts'

test('every row of table D has its rule', () => {
  expect([...CONTENT.deadlines.keys()].sort()).toEqual(
    [
      'diagnosis',
      'ippsu',
      'start',
      'passport',
      'quarter',
      'halfyear',
      'effect',
      'contact',
      'psych',
      'mentor',
      'letter',
      'doc',
      'plan',
    ].sort(),
  )
})

describe('deadlines that come again', () => {
  const dues = (id: string, from: string, to: string): string[] =>
    periodDeadlines(rule(id), from, to, CALENDAR).map(({ due }) => due)

  test('once in each period that the days touch', () => {
    expect(dues('contact', '2026-10-31', '2027-01-01')).toEqual([
      '2026-10-30',
      '2026-11-30',
      '2026-12-30',
      '2027-01-29',
    ])
    expect(dues('passport', '2026-01-01', '2026-12-31')).toEqual(['2026-06-30', '2026-12-30'])
    expect(dues('quarter', '2026-01-01', '2026-12-31')).toEqual([
      '2026-04-06',
      '2026-07-06',
      '2026-10-05',
      '2027-01-11',
    ])
    expect(dues('halfyear', '2026-07-01', '2026-12-31')).toEqual(['2027-01-15'])
  })

  test('from an event on, and the short month does not shorten the later ones', () => {
    expect(dues('effect', '2025-11-30', '2026-12-01')).toEqual([
      '2026-02-27',
      '2026-05-29',
      '2026-08-28',
      '2026-11-30',
    ])
  })

  test('the effect is assessed once in each three months after the agreement, whatever day it was signed', () => {
    for (const signed of STARTS.filter((day) => day < '2026-12')) {
      const found = dues('effect', signed, '2027-12-31')
      expect(found.length).toBeGreaterThanOrEqual(4)
      found.forEach((due, index) => {
        expect(due > addMonths(signed, 3 * index) && due <= addMonths(signed, 3 * (index + 1))).toBe(true)
      })
    }
  })

  test('a rule of one date has no series', () => {
    expect(periodDeadlines(rule('diagnosis'), '2026-01-01', '2026-12-31', CALENDAR)).toEqual([])
  })
})

describe('who is told when', () => {
  const told = (id: string, base: string): string[] =>
    deadlineNotices(dueOf(rule(id), base, CALENDAR), CALENDAR).map(
      ({ date, whom, offset }) => `${date} ${whom} ${offset}`,
    )

  test('the specialist ahead and on the day, the head a working day late', () => {
    expect(told('diagnosis', '2026-11-20')).toEqual([
      '2026-11-24 specialist -1',
      '2026-11-25 specialist 0',
      '2026-11-26 head 1',
    ])
  })

  test("the monthly contact: 7 working days before the month's end the specialist, 3 before it the head", () => {
    expect(told('contact', '2026-11-01')).toEqual([
      '2026-11-19 specialist -7',
      '2026-11-25 head -3',
      '2026-11-30 specialist 0',
    ])
  })

  test("a day off is spoken of on the working day before; the head's own deadline goes to nobody else", () => {
    expect(told('plan', '2026-11-22')).toEqual([
      '2026-11-19 specialist -1',
      '2026-11-20 specialist 0',
      '2026-11-24 head 2',
    ])
    expect(told('quarter', '2026-11-01').map((line) => line.split(' ')[1])).toEqual(['head', 'head', 'head'])
  })
})

describe('a changed calendar', () => {
  const open = STARTS.filter((day) => day.startsWith('2027')).map((base) => ({
    id: `case-${base}`,
    rule: rule('ippsu'),
    base,
    due: '',
    putOff: false,
  }))
  const before = workingCalendar(CONTENT.years.filter(({ year }) => year < 2027))

  test('says whom a new decree touches: exactly those whose day a count over the printed list moves', () => {
    const running = open.map((each) => ({ ...each, due: dueOf(each.rule, each.base, before).due }))
    const { moved, unchanged, setByHand } = recomputeDeadlines(running, CALENDAR)
    const touched = moved.map(({ id, from, to }) => ({ id, from, to: to.due }))
    const worked = workedDays()
    const expected = running.flatMap(({ id, base, due }) => {
      const to = worked.filter((day) => day > base)[4] as string
      return to === due ? [] : [{ id, from: due, to }]
    })
    expect(touched).toEqual(expected)
    expect(touched.length).toBeGreaterThan(10)
    expect(unchanged).toBe(365 - touched.length)
    expect(setByHand).toEqual([])
  })

  test('a day off that a region gives moves what runs over it, and nothing set by hand', () => {
    const after = workingCalendar(CONTENT.years, ['2026-11-23'])
    const diagnosis = (id: string, base: string, due: string, putOff = false) => ({
      id,
      rule: rule('diagnosis'),
      base,
      due,
      putOff,
    })
    const { moved, unchanged, setByHand } = recomputeDeadlines(
      [
        diagnosis('over', '2026-11-20', '2026-11-25'),
        diagnosis('past', '2026-11-10', '2026-11-13'),
        diagnosis('agreed', '2026-11-20', '2026-12-01', true),
        { id: 'letter', rule: rule('letter'), base: '2026-11-23', due: '2026-11-23', putOff: false },
      ],
      after,
    )
    expect(moved.map(({ id, from, to }) => [id, from, to.due])).toEqual([
      ['over', '2026-11-25', '2026-11-26'],
      ['letter', '2026-11-23', '2026-11-24'],
    ])
    expect({ unchanged, setByHand }).toEqual({ unchanged: 1, setByHand: ['agreed'] })
  })

  test('the same calendar touches nobody', () => {
    const running = open.map((each) => ({ ...each, due: dueOf(each.rule, each.base, CALENDAR).due }))
    expect(recomputeDeadlines(running, CALENDAR)).toEqual({
      moved: [],
      unchanged: 365,
      setByHand: [],
    })
  })
})
