import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { consentRace } from './rows/consent-race.ts'
import { crashPoints } from './rows/crash-points.ts'
import { twoSenders } from './rows/two-senders.ts'
import { ROWS } from './rows.ts'
import { groundOn, type RowTools, toolsFor } from './support/ground.ts'
import { type Row, runRow } from './support/row.ts'

/** The fault runs take minutes (`npm run faults`); three of them in small show here that harness and engine hold. */
let tools: RowTools
beforeEach(() => {
  tools = toolsFor(groundOn(inject('postgresUrl')))
})
afterEach(() => tools.leftovers.clear())

const run = (id: string, row: Row['run']) => runRow({ id, name: id, run: row }, tools)
const GOOD = { ok: true, lost: 0, broken: [], value: 0 }

test('every row of the fault matrix is there', () => {
  expect(ROWS.map(({ id }) => id)).toEqual(Array.from({ length: 24 }, (_, n) => `F${n + 1}`))
})

test('F2 in small: the sender dies at every call of its ports', async () => {
  expect(await run('F2', (given) => crashPoints(given, ['retry', 'hold'], 1))).toMatchObject(GOOD)
})

test('F5 in small: two senders at once', async () => {
  expect(await run('F5', (given) => twoSenders(given, 60))).toMatchObject({ ...GOOD, duplicates: 0 })
})

test('F21 in small: consent withdrawn between claim and dispatch', async () => {
  expect(await run('F21', (given) => consentRace(given, 60))).toMatchObject({ ...GOOD, duplicates: 0 })
})

test('a row that breaks off is no good row', async () => {
  const breaks = async (): Promise<never> => {
    throw new Error('on purpose')
  }
  expect(await run('F0', breaks)).toMatchObject({ ok: false, value: 1 })
})
