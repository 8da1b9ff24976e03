import { expect, test } from 'vitest'
import { addDays } from '../../src/domain/calendar/local-date.ts'
import { ageOn, birthdayOf } from '../../src/domain/people/age.ts'
import { isSenior, seniorFrom } from '../../src/domain/people/categories.ts'

test('one born on 29 February is a year older on the very day that lists call the birthday', () => {
  for (let age = 0; age < 120; age += 1) {
    const day = birthdayOf('1956-02-29', age)
    expect(ageOn('1956-02-29', day)).toBe(age)
    if (age > 0) expect(ageOn('1956-02-29', addDays(day, -1))).toBe(age - 1)
  }
  expect(birthdayOf('1956-02-29', 71)).toBe('2027-02-28')
  expect(birthdayOf('1956-02-29', 72)).toBe('2028-02-29')
})

test('55+ begins on the day on which the age is 55', () => {
  const woman = { sex: 'female', birthDate: '1972-02-29' } as const
  const since = seniorFrom('female', woman.birthDate)
  expect(since).toBe('2027-02-28')
  expect(ageOn(woman.birthDate, since)).toBe(55)
  expect(isSenior(woman, addDays(since, -1))).toBe(false)
})
