import { expect, test } from 'vitest'
import { comingBirthdays } from '../../../src/domain/people/coming-birthdays.ts'

const born = (birthDate: string | null) => ({ birthDate })

test('birthdays come in their order, over the turn of the year, with the age that is reached', () => {
  const people = [
    born('1948-12-05'),
    born('1950-01-02'),
    born('1961-12-01'),
    born('1940-11-30'),
    born('1939'),
    born(null),
  ]
  expect(comingBirthdays(people, '2026-12-01', 33).map(({ day, age }) => [day, age])).toEqual([
    ['2026-12-01', 65],
    ['2026-12-05', 78],
    ['2027-01-02', 77],
  ])
})

test('who was born on 29 February has a birthday in every year', () => {
  const [leap] = comingBirthdays([born('1952-02-29')], '2027-02-20', 31)
  expect(leap).toMatchObject({ day: '2027-03-01', age: 75 })
  expect(comingBirthdays([born('1952-02-29')], '2028-02-20', 31)[0]?.day).toBe('2028-02-29')
})
