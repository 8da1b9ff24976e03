import { expect, test } from 'vitest'
import { isStale, loadStanding, readFact } from '../../../src/domain/district/district-fact.ts'
import { rowsOf } from '../../../src/domain/district/fact-rows.ts'

test('numbers are read as people type them; what is none is no fact', () => {
  expect(readFact('population', '5 400')).toBe('5400')
  expect(readFact('population', '5\u00a0400')).toBe('5400')
  expect(readFact('area', '2,5')).toBe('2.5')
  for (const typed of ['много', '', '0', '-3', '5400,5', '1e5', '99999999999'])
    expect([typed, readFact('population', typed)]).toEqual([typed, null])
  expect(readFact('place', 'city')).toBe('city')
  expect(readFact('place', 'constructor')).toBeNull()
  expect(readFact('streets', ' Ленина, Мира ')).toBe('Ленина, Мира')
})

test('a table is typed line by line, its cells with semicolons; what is too much stands in the last one', () => {
  expect(rowsOf('Школа № 5; ул. Мира, 3\n\n  Поликлиника ;; 20-00-05; Орлов; до обеда; с 8', 5)).toEqual([
    ['Школа № 5', 'ул. Мира, 3', '', '', ''],
    ['Поликлиника', '', '20-00-05', 'Орлов', 'до обеда; с 8'],
  ])
  expect(rowsOf('  \n', 3)).toEqual([])
})

test('a fact is asked again the day after half a year', () => {
  expect(isStale({ checkedOn: '2026-05-25' }, '2026-11-25')).toBe(false)
  expect(isStale({ checkedOn: '2026-05-25' }, '2026-11-26')).toBe(true)
  expect(isStale({ checkedOn: '2026-02-28' }, '2026-08-31')).toBe(false)
})

test('both ends of a norm are within it', () => {
  const norm = { from: 5_000, to: 7_000 }
  expect([4_999, 5_000, 7_000, 7_001].map((n) => loadStanding(n, norm))).toEqual([
    'below',
    'within',
    'within',
    'above',
  ])
})
