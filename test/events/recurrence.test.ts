import fc from 'fast-check'
import ICAL from 'ical.js'
import { RRule, rrulestr } from 'rrule'
import { expect, test } from 'vitest'
import { instantOf } from '../../src/domain/calendar/instant.ts'
import { addDays, addMonths, type LocalDate, localMoment } from '../../src/domain/calendar/local-date.ts'
import { daysOfSeries, occurrences } from '../../src/domain/events/recurrence.ts'
import { PLAIN, type Recurrence } from '../../src/domain/events/recurrence-rule.ts'
import { readRecurrence } from '../../src/domain/events/recurrence-text.ts'
import { toRRule } from './rrule-text.ts'

const FIVE_YEARS = 60
const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2022-01-01', days))
const nth = fc.constantFrom(-2, -1, 1, 2, 3, 4, 5)
const plainDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 })
const everyWeekday = plainDays.map((days) => days.map((weekday) => ({ weekday, nth: null })))
const nthWeekdays = fc.uniqueArray(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), nth }), {
  minLength: 1,
  maxLength: 3,
  selector: ({ weekday, nth: which }) => `${which}/${weekday}`,
})
const monthDays = fc.uniqueArray(
  fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -3, max: -1 })),
  {
    minLength: 1,
    maxLength: 3,
  },
)
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 })
const interval = fc.integer({ min: 1, max: 4 })
const weekStart = fc.constantFrom(1, 7)

const rule = fc.oneof(
  fc.record({ ...all(PLAIN), every: fc.constant('day' as const), interval, months }),
  fc.record({
    ...all(PLAIN),
    every: fc.constant('week' as const),
    interval,
    weekdays: everyWeekday,
    weekStart,
  }),
  fc.record({ ...all(PLAIN), every: fc.constant('month' as const), interval, weekdays: nthWeekdays }),
  fc.record({ ...all(PLAIN), every: fc.constant('month' as const), interval, monthDays }),
  fc.record({ ...all(PLAIN), every: fc.constant('month' as const), interval }),
  fc.record({
    ...all(PLAIN),
    every: fc.constant('month' as const),
    interval,
    weekdays: everyWeekday.filter((days) => days.length > 0),
    positions: fc.constantFrom([-1], [1], [2]),
  }),
  fc.record({ ...all(PLAIN), every: fc.constant('year' as const), interval }),
  fc.record({
    ...all(PLAIN),
    every: fc.constant('year' as const),
    interval,
    months: months.filter((some) => some.length > 0),
    weekdays: nthWeekdays,
  }),
)

function all(plain: typeof PLAIN) {
  return Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, fc.constant(value)])) as {
    [K in keyof typeof PLAIN]: fc.Arbitrary<(typeof PLAIN)[K]>
  }
}

const ended = fc
  .tuple(rule, day, fc.option(fc.integer({ min: 1, max: 40 })), fc.option(fc.integer({ min: 0, max: 900 })))
  .map(([made, first, count, days]) => ({
    first,
    rule: {
      ...made,
      count,
      until: count === null && days !== null ? addDays(first, days) : null,
    } as Recurrence,
  }))

const withEnd = (made: Recurrence): string =>
  made.until === null ? toRRule(made) : `${toRRule(made)};UNTIL=${made.until.replaceAll('-', '')}T235959`

const window = (first: LocalDate) => ({ from: first, to: addMonths(first, FIVE_YEARS) })

test('a rule gives the same days over five years as rrule does', () => {
  fc.assert(
    fc.property(ended, ({ rule: made, first }) => {
      const stamp = `${first.replaceAll('-', '')}T100000Z`
      const theirs = rrulestr(`DTSTART:${stamp}\nRRULE:${withEnd(made)}${made.until ? 'Z' : ''}`)
      const { from, to } = window(first)
      const found = theirs.between(new Date(`${from}T00:00:00Z`), new Date(`${to}T23:59:59Z`), true)
      expect(occurrences(made, first, window(first))).toEqual(
        found.map((each) => each.toISOString().slice(0, 10)),
      )
    }),
    { numRuns: 400 },
  )
})

const daysOfIcal = (made: Recurrence, first: LocalDate): string[] => {
  const { to } = window(first)
  const steps = ICAL.Recur.fromString(withEnd(made)).iterator(
    ICAL.Time.fromDateTimeString(`${first}T10:00:00`),
  )
  const days: string[] = []
  for (let next = steps.next(); next; next = steps.next()) {
    const found = next.toString().slice(0, 10)
    if (found > to) break
    days.push(found)
  }
  return days
}

/** ical.js counts a day twice that is named from both sides of a month, as the fourth Tuesday and the last but one. */
const countsFromOneSide = ({ weekdays, monthDays }: Recurrence): boolean =>
  new Set([...weekdays.map((each) => each.nth ?? 1), ...monthDays].map(Math.sign)).size < 2

/**
 * ical.js turns 29 February of a common year into 1 March. RFC 5545, 3.3.10, has such a day ignored, and so it is here: the
 * plain test below holds that.
 */
const isEveryLeapDay = ({ every, months, weekdays, monthDays }: Recurrence, first: LocalDate): boolean =>
  every === 'year' &&
  first.endsWith('-02-29') &&
  [months, weekdays, monthDays].every((some) => some.length === 0)

/** ical.js begins a month too late where the first month has one of the named weekdays five times and another four times. */
const namesAFifthBesideOthers = ({ every, weekdays }: Recurrence): boolean =>
  every === 'month' && weekdays.length > 1 && weekdays.some((each) => each.nth === 5)

test('a rule gives the same days over five years as ical.js does', () => {
  fc.assert(
    fc.property(ended, ({ rule: made, first: from }) => {
      // ical.js takes a first day that its rule leaves out for one of the days; RFC 5545 calls that undefined.
      const [first] = occurrences({ ...made, count: null, until: null }, from, window(from))
      fc.pre(first !== undefined && (made.until === null || made.until >= first))
      fc.pre(made.count === null || countsFromOneSide(made))
      fc.pre(!isEveryLeapDay(made, first as LocalDate) && !namesAFifthBesideOthers(made))
      expect(occurrences(made, first as string, window(first as string))).toEqual(
        daysOfIcal(made, first as string),
      )
    }),
    { numRuns: 400 },
  )
})

test('a day that a year or a month has not is left out, and nothing comes in its place', () => {
  const yearly = { ...PLAIN, every: 'year' } as const
  const leap = '2024-02-29'
  expect(occurrences(yearly, leap, { from: leap, to: '2033-12-31' })).toEqual([
    ...['2024-02-29', '2028-02-29', '2032-02-29'],
  ])
  // What is left out is not counted either.
  expect(occurrences({ ...yearly, count: 2 }, leap, { from: leap, to: '2033-12-31' })).toEqual([
    ...['2024-02-29', '2028-02-29'],
  ])
  expect(occurrences({ ...yearly, interval: 3 }, leap, { from: leap, to: '2040-12-31' })).toEqual([
    ...['2024-02-29', '2036-02-29'],
  ])
  const monthly = { ...PLAIN, every: 'month' } as const
  expect(occurrences(monthly, '2026-12-31', { from: '2026-12-31', to: '2027-06-30' })).toEqual([
    ...['2026-12-31', '2027-01-31', '2027-03-31', '2027-05-31'],
  ])
})

test('of weekdays that a month may have five times the first month gives those that it has', () => {
  const fifths = [
    { weekday: 6, nth: 5 },
    { weekday: 3, nth: 5 },
  ]
  const made = { ...PLAIN, every: 'month', weekdays: fifths } as const
  // January 2026 has five Saturdays and four Wednesdays.
  expect(occurrences(made, '2026-01-01', { from: '2026-01-01', to: '2026-05-31' })).toEqual([
    ...['2026-01-31', '2026-04-29', '2026-05-30'],
  ])
})

test.each(['Europe/Berlin', 'America/New_York', 'Asia/Yekaterinburg'])(
  'in %s the local time stays what it was, over every change of the clocks',
  (zone) => {
    fc.assert(
      fc.property(
        ended,
        fc.constantFrom('00:30', '10:00', '18:45', '23:50'),
        ({ rule: made, first }, time) => {
          const stamp = `${first.replaceAll('-', '')}T${time.replace(':', '')}00`
          const theirs = rrulestr(`DTSTART;TZID=${zone}:${stamp}\nRRULE:${withEnd(made)}`)
          // rrule tells local times of a zone as if they stood in UTC, before it is asked for moments.
          const local = new RRule({ ...theirs.origOptions, tzid: null }).between(
            new Date(`${first}T00:00:00Z`),
            new Date(`${addMonths(first, FIVE_YEARS)}T23:59:59Z`),
            true,
          )
          const ours = occurrences(made, first, window(first)).map((each) =>
            localMoment(instantOf(each, time, zone), zone),
          )
          expect(ours).toEqual(
            local.map((each) => ({
              date: each.toISOString().slice(0, 10),
              time: each.toISOString().slice(11, 16),
            })),
          )
        },
      ),
      { numRuns: 60 },
    )
  },
)

test('the text of a rule is read as it was written', () => {
  fc.assert(
    fc.property(ended, ({ rule: made }) => {
      expect(readRecurrence(toRRule(made), made.until)).toEqual(made)
    }),
  )
})

test.each([
  'FREQ=HOURLY',
  'FREQ=YEARLY;BYWEEKNO=20',
  'FREQ=DAILY;BYHOUR=9,14',
  'FREQ=WEEKLY;BYDAY=2MO',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=WEEKLY;INTERVAL=0',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'BYDAY=MO',
])('%s has no word here and is not read in part', (text) => {
  expect(readRecurrence(text, null)).toBeNull()
})

test('exceptions fall out of a series, added days stand in it once', () => {
  const series = {
    rule: { ...PLAIN, every: 'week' } as const,
    first: '2026-12-01',
    except: new Set(['2026-12-08']),
    also: ['2026-12-15', '2026-12-24', '2027-05-01'],
  }
  expect(daysOfSeries(series, { from: '2026-12-01', to: '2026-12-31' })).toEqual([
    ...['2026-12-01', '2026-12-15', '2026-12-22', '2026-12-24', '2026-12-29'],
  ])
})

test('what began long ago costs no more than its window; what counts from long ago is refused', () => {
  const daily = { ...PLAIN, every: 'day' } as const
  expect(occurrences(daily, '1601-01-01', { from: '2026-12-01', to: '2026-12-03' })).toHaveLength(3)
  expect(() =>
    occurrences({ ...daily, count: 99_999 }, '1901-01-01', { from: '2026-12-01', to: '2026-12-03' }),
  ).toThrow(RangeError)
})
