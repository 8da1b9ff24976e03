import { expect, test } from 'vitest'
import { readAmount } from '../../../src/domain/numbers/read-amount.ts'
import { changesBetween, EMPTY_SHEET, SheetDefinition, withTick } from '../../../src/domain/people/sheet.ts'
import { CONTENT } from '../../support/content.ts'

test.each([
  ['45', '45'],
  ['45,5 кв м', '45,5'],
  ['12 500 руб.', '12500'],
  ['12500р', '12500'],
  ['1 200 000', '1200000'],
  ['много', null],
  ['45 и 12', null],
  ['', null],
  ['-3', null],
])('%s is read as %s', (typed, amount) => expect(readAmount(typed)).toBe(amount))

test('forms name no item twice, and nothing that is by pen only', () => {
  const twice = {
    id: 'act',
    kinds: ['complaint'],
    deed: 'survey_made',
    sections: [
      { id: 'one', items: ['same'] },
      { id: 'two', items: ['same'] },
    ],
  }
  expect(SheetDefinition.safeParse(twice).success).toBe(false)
  const items = [...CONTENT.sheets.values()].flatMap(({ sections }) => sections.flatMap((each) => each.items))
  expect(items.filter((item) => /alcohol|drug|drink/.test(item))).toEqual([])
})

test('of a section with one the others go; nothing changed is nothing said', () => {
  const form = CONTENT.sheets.get('passport')
  if (!form) throw new Error('no passport')
  const first = withTick(form, EMPTY_SHEET, 'above_minimum')
  const second = withTick(form, first, 'below_minimum')
  expect(second.ticks).toEqual(['below_minimum'])
  expect(changesBetween(form, second, second)).toEqual([])
  expect(changesBetween(form, first, second)).toEqual([
    { section: 'wealth', gained: ['below_minimum'], lost: ['above_minimum'], said: [] },
  ])
})
