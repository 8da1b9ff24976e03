import { expect, test } from 'vitest'
import { likelyDoubles, pairKey, type Registered } from '../../../src/domain/people/likely-doubles.ts'

const person = (
  id: string,
  name: string,
  birthDate: string | null,
  phone: string | null = null,
): Registered => ({
  id,
  name,
  birthDate,
  phone,
})

const pairsOf = (...people: Registered[]): string[] =>
  likelyDoubles(people).map(([one, other]) => pairKey(one.id, other.id))

test('one name and birth stand once, whichever card comes first', () =>
  expect(
    pairsOf(
      person('b', 'Ёлкина Зоя Ильинична', '1950-02-03'),
      person('a', 'Елкина  Зоя Ильинична', '1950-02-03'),
    ),
  ).toEqual(['a.b']))

test.each([
  ['a slip of the finger', 'Смирнова Анна Петровна', '1955-03-08', 'Смирнова Ана Петровна', '1955-03-08'],
  ['a new surname', 'Смирнова Анна Петровна', '1955-03-08', 'Белова Анна Петровна', '1955-03-08'],
  ['no patronymic', 'Смирнова Анна Петровна', '1955-03-08', 'Смирнова Анна', '1955-03-08'],
  ['day and month swapped', 'Смирнова Анна Петровна', '1955-03-08', 'Смирнова Анна Петровна', '1955-08-03'],
  ['a year alone', 'Смирнова Анна Петровна', '1955-03-08', 'Смирнова Анна Петровна', '1955'],
])('%s is a likely double', (_, name, birth, other, otherBirth) =>
  expect(pairsOf(person('a', name, birth), person('b', other, otherBirth))).toEqual(['a.b']),
)

test('one number and nearly one name are; a family that shares a number is not', () =>
  expect(
    pairsOf(
      person('a', 'Смирнова Анна Петровна', null, '+70000000011'),
      person('b', 'Смирнова Анна', '1955', '8 (000) 000-00-11'),
      person('c', 'Смирнов Пётр Ильич', '1953-01-01', '+70000000011'),
    ),
  ).toEqual(['a.b']))

test('namesakes of different ages are two people', () =>
  expect(
    pairsOf(
      person('a', 'Смирнова Анна Петровна', '1955-03-08'),
      person('b', 'Смирнова Анна Петровна', '1987-11-20'),
    ),
  ).toEqual([]))
