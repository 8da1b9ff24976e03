import { expect, test } from 'vitest'
import {
  CARD_FIELD_NAMES,
  EMPTY_CARD,
  WORDS_FIELDS,
  type WordsField,
  wordsFieldOf,
} from '../../../src/domain/people/card-facts.ts'
import { CARD_FIELDS } from '../../../src/domain/people/card-fields.ts'
import { joinEntries, type RegisterEntry } from '../../../src/domain/people/register-entry.ts'

const FIELDS = CARD_FIELD_NAMES.map((name) => ({ name, ...CARD_FIELDS[name] }))

test.each(FIELDS)('$name holds what stands there before anything is said', ({ name, shape, blank }) => {
  expect(shape.parse(blank)).toEqual(EMPTY_CARD[name])
})

test('no two fields share a column or a heading', () => {
  const columns = FIELDS.map(({ column }) => column)
  const headings = FIELDS.flatMap((field): readonly string[] => field.headings)
  expect(new Set(columns).size).toBe(columns.length)
  expect(new Set(headings).size).toBe(headings.length)
})

test('sealed words are data of a kind that the act of destruction names, but for remarks of employees', () => {
  const unnamed = FIELDS.filter(({ kept, category }) => kept === 'sealed' && category === null)
  expect(unnamed.map(({ name }) => name)).toEqual(['note'])
})

const NO_WORDS = Object.fromEntries(WORDS_FIELDS.map((field) => [field, null])) as Record<WordsField, null>

const ENTRY: RegisterEntry = {
  name: { surname: 'Ветрова', first: 'Нина', patronymic: 'Львовна' },
  birthDate: null,
  saidSenior: null,
  sex: null,
  sexFrom: null,
  phones: [],
  disability: null,
  circumstances: {},
  since: {},
  note: null,
  district: null,
  ...NO_WORDS,
}

test.each(WORDS_FIELDS)('%s of a list is taken, but not in place of what an employee typed', (field) => {
  const { column } = CARD_FIELDS[field]
  expect(wordsFieldOf(column)).toBe(field)
  const known = { ...ENTRY, [field]: 'у почты' }
  const said = { ...ENTRY, [field]: 'у клуба' }
  expect(joinEntries(ENTRY, said)).toMatchObject({ entry: said, changed: [column], held: [] })
  expect(joinEntries(known, said)).toMatchObject({ entry: said, changed: [column] })
  expect(joinEntries(known, ENTRY)).toMatchObject({ entry: known, changed: [] })
  expect(joinEntries(known, said, new Set([column]))).toMatchObject({
    entry: known,
    changed: [],
    held: [column],
  })
})
