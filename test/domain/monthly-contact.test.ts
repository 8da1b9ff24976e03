import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate } from '../../src/domain/calendar/local-date.ts'
import { workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import { afterStep } from '../../src/domain/people/monthly/monthly-step.ts'
import {
  type MonthlyStanding,
  monthDays,
  monthlyStep,
  spreadOf,
  stepsDue,
  whyNotOwed,
} from '../../src/domain/people/monthly-contact.ts'
import { CONTENT } from '../support/content.ts'

const CALENDAR = workingCalendar(CONTENT.years)
const CONTACT = CONTENT.deadlines.get('contact')
if (!CONTACT) throw new Error('no rule "contact"')
const daysOf = (day: LocalDate) => monthDays(CONTACT, day, CALENDAR)

const standingOf = (parts: Partial<MonthlyStanding> = {}): MonthlyStanding => ({
  seniorFrom: '2010-03-08',
  hasDisability: false,
  registeredOn: '2026-01-12',
  presence: 'present',
  presenceFrom: null,
  presenceUntil: null,
  canBeAsked: true,
  spread: 0,
  askedOn: null,
  askedAgainOn: null,
  callTaskOn: null,
  listedOn: null,
  escalatedOn: null,
  contactedOn: null,
  ...parts,
})

const NOVEMBER = daysOf('2026-11-10')

/** Walks days with what happens on each; returns what was done when. */
const walk = (standing: MonthlyStanding, days: readonly LocalDate[]) => {
  let now = standing
  const done: { day: LocalDate; step: string }[] = []
  for (const day of days)
    for (const step of stepsDue(now, day, daysOf(day))) {
      now = afterStep(now, step, day)
      done.push({ day, step: step.step })
    }
  return { now, done }
}

const allDays = (from: LocalDate, to: LocalDate): LocalDate[] => {
  const days: LocalDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

test('the days of November 2026 follow from the rule: 30 is its last working day', () => {
  expect(NOVEMBER).toMatchObject({ due: '2026-11-30', listOn: '2026-11-19', headOn: '2026-11-25' })
})

describe('a month of silence', () => {
  test('ask, second try, call, list, head – each on its day', () => {
    const { done } = walk(standingOf(), allDays('2026-11-01', '2026-11-30'))
    expect(done).toEqual([
      { day: '2026-11-02', step: 'ask' },
      { day: '2026-11-06', step: 'ask_again' },
      { day: '2026-11-11', step: 'call_task' },
      { day: '2026-11-19', step: 'list' },
      { day: '2026-11-25', step: 'escalate' },
    ])
  })

  test('without a chat the call comes early, and not for all on one morning', () => {
    const mornings = new Map<string, number>()
    for (let person = 0; person < 200; person += 1) {
      const standing = standingOf({ canBeAsked: false, spread: spreadOf(`person${person}`) })
      const { done } = walk(standing, allDays('2026-11-01', '2026-11-30'))
      const call = done.find(({ step }) => step === 'call_task')?.day ?? ''
      expect(call <= NOVEMBER.listOn).toBe(true)
      mornings.set(call, (mornings.get(call) ?? 0) + 1)
    }
    expect(mornings.size).toBe(NOVEMBER.working.filter((day) => day <= NOVEMBER.listOn).length)
    expect(Math.max(...mornings.values())).toBeLessThan(35)
  })

  test('after a standstill until the 26th everything that is late is done at once', () => {
    const { done } = walk(standingOf(), ['2026-11-26'])
    expect(done.map(({ step }) => step)).toEqual(['call_task', 'list', 'escalate'])
    expect(monthlyStep(standingOf(), '2026-11-26', NOVEMBER)).toEqual({
      step: 'call_task',
      why: 'too_late_in_month',
    })
  })

  test('a chat that is lost after the ask is a call on that very day', () => {
    const lost = standingOf({ canBeAsked: false, askedOn: '2026-11-02' })
    expect(monthlyStep(lost, '2026-11-03', NOVEMBER)).toEqual({ step: 'call_task', why: 'no_chat' })
  })
})

describe('to whom it is owed', () => {
  test.each<[string, Partial<MonthlyStanding>, LocalDate, string | null]>([
    ['a woman of 71', {}, '2026-11-10', null],
    ['somebody young', { seniorFrom: '2051-07-02' }, '2026-11-10', 'not_55'],
    ['somebody young with a disability', { seniorFrom: null, hasDisability: true }, '2026-11-10', null],
    ['whose age nobody knows', { seniorFrom: null }, '2026-11-10', 'not_55'],
    ['who is 55 from the 12th, on the 11th', { seniorFrom: '2026-11-12' }, '2026-11-11', 'not_55'],
    ['the same on the 12th', { seniorFrom: '2026-11-12' }, '2026-11-12', null],
    ['new in the middle of the month', { registeredOn: '2026-11-16' }, '2026-11-16', null],
    ['new in its last days', { registeredOn: '2026-11-27' }, '2026-11-30', 'new_too_late'],
    ['the same in the next month', { registeredOn: '2026-11-27' }, '2026-12-01', null],
    ['who moved', { presence: 'moved', presenceFrom: '2026-11-05' }, '2026-11-10', 'moved'],
    ['who moves later', { presence: 'moved', presenceFrom: '2026-11-20' }, '2026-11-10', null],
    ['who died', { presence: 'died', presenceFrom: '2026-11-05' }, '2026-11-10', 'died'],
    ['who refused', { presence: 'refused', presenceFrom: '2026-11-05' }, '2026-11-10', 'refused'],
    ['who is away', { presence: 'away', presenceUntil: '2026-11-14' }, '2026-11-14', 'away'],
    ['who is back', { presence: 'away', presenceUntil: '2026-11-14' }, '2026-11-15', null],
    ['who is back too late', { presence: 'away', presenceUntil: '2026-11-27' }, '2026-11-29', 'new_too_late'],
    ['who is away with no end', { presence: 'away' }, '2026-11-29', 'away'],
  ])('%s', (_, parts, day, why) => {
    expect(whyNotOwed(standingOf(parts), day)).toBe(why)
  })
})

const dayOf = (from: LocalDate, most: number) => fc.nat({ max: most }).map((n) => addDays(from, n))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const anyStanding: fc.Arbitrary<MonthlyStanding> = fc
  .record({
    seniorFrom: maybe(dayOf('2026-10-01', 120)),
    hasDisability: fc.boolean(),
    registeredOn: dayOf('2026-09-01', 120),
    presence: fc.constantFrom('present', 'present', 'away', 'moved', 'died', 'refused'),
    presenceFrom: maybe(dayOf('2026-10-01', 90)),
    presenceUntil: maybe(dayOf('2026-10-01', 90)),
    canBeAsked: fc.boolean(),
    spread: fc.nat(9_972),
  })
  .map((parts) => standingOf(parts as Partial<MonthlyStanding>))

/** A month, and the days of it on which the bot stood: whatever is left, its last day among them. */
const anyMonth = fc
  .tuple(fc.nat({ max: 35 }), fc.nat({ max: 30 }), fc.nat({ max: 14 }))
  .map(([month, from, length]) => {
    const first = `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
    const days = daysOf(first)
    const all = allDays(first, days.last)
    const run = all.filter((day, index) => day === days.last || index < from || index >= from + length)
    return { days, run }
  })

describe('any person, any month, any standstill', () => {
  test('by the end of the month whoever is owed a contact is contacted or with the head', () => {
    fc.assert(
      fc.property(anyStanding, anyMonth, (standing, { days, run }) => {
        const { now } = walk(standing, run)
        const isOwed = whyNotOwed(standing, days.last) === null
        if (isOwed) expect(now.escalatedOn).not.toBeNull()
      }),
    )
  })

  test('nothing is done twice, one ask a day at most, and in order', () => {
    const order = ['ask', 'ask_again', 'call_task', 'list', 'escalate']
    fc.assert(
      fc.property(anyStanding, anyMonth, (standing, { run }) => {
        const { done } = walk(standing, run)
        const places = done.map(({ step }) => order.indexOf(step))
        expect(places).toEqual([...new Set(places)].sort())
        const asks = done.filter(({ step }) => step.startsWith('ask')).map(({ day }) => day)
        expect(new Set(asks).size).toBe(asks.length)
        expect(asks.every((day) => CALENDAR.isWorking(day))).toBe(true)
      }),
    )
  })

  test('after the contact nothing more', () => {
    fc.assert(
      fc.property(anyStanding, anyMonth, fc.nat({ max: 30 }), (standing, { run }, place) => {
        const { now } = walk(standing, run.slice(0, place))
        const contacted = { ...now, contactedOn: run[place] ?? run[0] ?? null }
        expect(walk(contacted, run.slice(place)).done).toEqual([])
      }),
    )
  })

  test('to whom nothing is owed all month nothing is done', () => {
    fc.assert(
      fc.property(anyStanding, anyMonth, (standing, { run }) => {
        const { done } = walk(standing, run)
        for (const { day } of done) expect(whyNotOwed(standing, day)).toBeNull()
      }),
    )
  })
})
