import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MOVED_TABLES, NOT_MOVED } from '../../src/adapters/database/office/merged-tables.ts'

const SCHEMA = readFileSync(join(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8')

/** Tables of the schema whose rows belong to a card. */
const ofCards = (): string[] =>
  [...SCHEMA.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].flatMap(([, body = '']) =>
    body.includes('@map("citizen_id")') ? [/@@map\("([^"]+)"\)/.exec(body)?.[1] ?? ''] : [],
  )

test('what is added to a card goes over with it when two cards become one', () =>
  expect([...MOVED_TABLES.map(({ table }) => table), ...NOT_MOVED].sort()).toEqual(ofCards().sort()))
