import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../src/domain/calendar/local-date.ts'
import {
  categoriesOn,
  type Disability,
  isSenior,
  needsMonthlyContact,
  type PersonFacts,
} from '../../src/domain/people/categories.ts'

const person = (facts: Partial<PersonFacts> = {}): PersonFacts => ({
  sex: 'female',
  birthDate: '1990-05-05',
  disability: null,
  circumstances: [],
  since: {},
  ...facts,
})

describe('55+ (requirements.md, Words)', () => {
  test.each([
    ['female', '1971-11-25', true],
    ['female', '1971-11-26', false],
    ['male', '1966-11-25', true],
    ['male', '1966-11-26', false],
    ['male', '1971-11-25', false],
  ] as const)('a %s born on %s is 55+ on 25.11.2026: %s', (sex, born, is) => {
    expect(isSenior({ sex, birthDate: born }, '2026-11-25')).toBe(is)
  })

  test('one born on 29 February turns 55 on the 28th of a common year', () => {
    expect(isSenior({ sex: 'female', birthDate: '1972-02-29' }, '2027-02-27')).toBe(false)
    expect(isSenior({ sex: 'female', birthDate: '1972-02-29' }, '2027-02-28')).toBe(true)
  })

  test('with the sex unknown only what holds for both is said; without a birth date nothing is', () => {
    expect(isSenior({ sex: null, birthDate: '1970-01-01' }, '2026-11-25')).toBe(false)
    expect(isSenior({ sex: null, birthDate: '1966-11-25' }, '2026-11-25')).toBe(true)
    expect(isSenior({ sex: 'female', birthDate: null }, '2026-11-25')).toBe(false)
  })

  test('who is 55+ stays so, and agrees with counting whole years', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1920-01-01', n))
    fc.assert(
      fc.property(fc.constantFrom('female' as const, 'male' as const), days, days, (sex, born, on) => {
        const [year, rest] = [Number(on.slice(0, 4)) - Number(born.slice(0, 4)), on.slice(5) >= born.slice(5)]
        fc.pre(born.slice(5) !== '02-29')
        expect(isSenior({ sex, birthDate: born }, on)).toBe(
          year - (rest ? 0 : 1) >= (sex === 'female' ? 55 : 60),
        )
        if (isSenior({ sex, birthDate: born }, on))
          expect(isSenior({ sex, birthDate: born }, addDays(on, 1))).toBe(true)
      }),
    )
  })
})

describe('groups (seeds/002)', () => {
  test('all that holds on the day, in a steady order', () => {
    const facts = person({
      birthDate: '1950-03-12',
      disability: '2',
      circumstances: ['lonely', 'living_alone'],
      since: { retired: '2026-11-01', disabled: '2020-01-01' },
    })
    expect(categoriesOn(facts, '2026-11-25')).toEqual([
      'senior',
      'disability_2',
      'newly_retired',
      'living_alone',
      'lonely',
    ])
  })

  test('what is new is new from its day on, for a year', () => {
    const facts = person({ since: { arrived: '2026-03-31' } })
    expect(categoriesOn(facts, '2026-03-30')).toEqual([])
    expect(categoriesOn(facts, '2026-03-31')).toEqual(['newly_arrived'])
    expect(categoriesOn(facts, '2027-03-30')).toEqual(['newly_arrived'])
    expect(categoriesOn(facts, addMonths('2026-03-31', 12))).toEqual([])
  })

  test('reaching 55 makes nobody newly retired', () => {
    expect(categoriesOn(person({ birthDate: '1971-11-25' }), '2026-11-25')).toEqual(['senior'])
  })
})

describe('who is contacted every month (Y-monthly)', () => {
  test.each<Disability>(['1', '2', '3', 'child'])('with a disability: %s', (disability) => {
    expect(needsMonthlyContact(person({ disability }), '2026-11-25')).toBe(true)
  })

  test('55+ from the birthday on; others not, whatever their circumstances', () => {
    expect(needsMonthlyContact(person({ birthDate: '1971-11-26' }), '2026-11-25')).toBe(false)
    expect(needsMonthlyContact(person({ birthDate: '1971-11-26' }), '2026-11-26')).toBe(true)
    expect(needsMonthlyContact(person({ circumstances: ['lonely', 'hardship'] }), '2026-11-25')).toBe(false)
  })
})
