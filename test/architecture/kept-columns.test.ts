import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allFactLines } from '../../src/application/office/people/person-words.ts'
import {
  CARD_COLUMNS,
  CARD_FIELD_NAMES,
  type CardFacts,
  EMPTY_CARD,
} from '../../src/domain/people/card-facts.ts'
import { KEPT } from '../database/kept-columns.ts'
import { cardSaying } from '../support/said-of-card.ts'

const ROOT = join(import.meta.dirname, '../..')
const SCHEMA = readFileSync(join(ROOT, 'prisma/schema.prisma'), 'utf8')

const mapped = (line: string, otherwise: string): string => /@map\("([^"]+)"\)/.exec(line)?.[1] ?? otherwise

/** The columns of every table of `prisma/schema.prisma`, e.g. `citizens.birth_date`. */
const columnsInSchema = (): string[] => {
  const models = [...SCHEMA.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
  const names = new Set(models.map(([, name]) => name))
  return models.flatMap(([, name = '', body = '']) => {
    const table = /@@map\("([^"]+)"\)/.exec(body)?.[1] ?? name
    const fields = [...body.matchAll(/^ {2}(\w+) +(\w+)(.*)$/gm)]
    return fields.flatMap(([, field = '', type = '', rest = '']) =>
      names.has(type) ? [] : [`${table}.${mapped(rest, field)}`],
    )
  })
}

test('a column that is added is declared: where «Мои данные» shows it, what becomes of it', () => {
  const declared = Object.entries(KEPT).flatMap(([table, { columns }]) =>
    columns.split(' ').map((column) => `${table}.${column}`),
  )
  expect(columnsInSchema().sort()).toEqual(declared.sort())
})

/** What reads «Мои данные»: the card, and all that stands beside it. */
const READERS = [
  'src/adapters/database/office/kept-of-person.ts',
  'src/application/data-rows.ts',
  'src/application/my-data.ts',
]

/** A column as SQL or code calls it. */
const camel = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

// In words, in every language: test/content/my-data.test.ts.
test.each(CARD_FIELD_NAMES)('«Мои данные» shows %s of the card', (field) => {
  const shown = (facts: CardFacts): string => JSON.stringify(allFactLines(facts, '2026-11-25'))
  expect(shown(cardSaying(field))).not.toBe(shown(EMPTY_CARD))
})

test('every other column of the card stands where «Мои данные» reads, or says why it is not shown', () => {
  const read = READERS.map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n')
  const { columns = '', unshown = '' } = KEPT['citizens'] ?? {}
  const proven = [...unshown.split(' '), ...CARD_COLUMNS]
  const shown = columns.split(' ').filter((column) => !proven.includes(column))
  expect(shown.length).toBeGreaterThan(5)
  const isRead = (column: string): boolean => new RegExp(`\\b(?:${column}|${camel(column)})\\b`).test(read)
  expect(shown.filter((column) => !isRead(column))).toEqual([])
})
