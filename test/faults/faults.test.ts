import { describe, expect, inject, test } from 'vitest'
import { ROWS } from './rows.ts'
import { type Ground, groundOn, toolsFor } from './support/ground.ts'
import { type Row, runRow } from './support/row.ts'

let ground: Ground | null = null

/** Runs a row in small on the tests' own PostgreSQL; it ends what it began. */
const run = (row: Row) => {
  ground ??= groundOn(inject('postgresUrl'))
  return runRow(row, toolsFor(ground, undefined, 'tiny'))
}

test('every row of the fault matrix is there', () => {
  expect(ROWS.map(({ id }) => id)).toEqual(Array.from({ length: 31 }, (_, n) => `F${n + 1}`))
})

/** The fault runs take minutes (`npm run faults`); each of them in small shows here that it runs and holds. */
describe('each fault in small', () => {
  test.each(ROWS)('$id: $name', async (row) => {
    expect(await run(row)).toMatchObject({ ok: true, lost: 0, broken: [], value: 0 })
  })
})

test('a row that breaks off is no good row', async () => {
  const breaks = async (): Promise<never> => {
    throw new Error('on purpose')
  }
  expect(await run({ id: 'F0', name: 'breaks', run: breaks })).toMatchObject({ ok: false, value: 1 })
})
