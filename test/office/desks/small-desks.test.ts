import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { vault } from '../../../src/adapters/crypto/vault.ts'
import { PostgresFactDesk } from '../../../src/adapters/database/office/fact-rows.ts'
import { PostgresDialogShelf } from '../../../src/adapters/database/office/kept-dialogs.ts'
import { PostgresReplacedDesk } from '../../../src/adapters/database/office/replaced-rows.ts'
import { writeChanges } from '../../../src/adapters/database/office/write-changes.ts'
import type { OfficeChange } from '../../../src/application/ports/office/changes.ts'
import type { DialogShelf } from '../../../src/application/ports/office/dialog-shelf.ts'
import type { FactDesk } from '../../../src/application/ports/office/fact-desk.ts'
import type { ReplacedDesk } from '../../../src/application/ports/office/replaced-desk.ts'
import { DATA_KEY } from '../../support/chat.ts'
import { createDatabase } from '../../support/database.ts'
import { PaperDialogShelf } from '../../support/paper/dialog-shelf.ts'
import { PaperFactDesk } from '../../support/paper/fact-desk.ts'
import { PaperReplacedDesk } from '../../support/paper/replaced-desk.ts'

/** Desks of one kind, and the way in which changes reach them. */
interface Desks {
  readonly shelf: DialogShelf
  readonly replaced: ReplacedDesk
  readonly facts: FactDesk
  write(changes: readonly OfficeChange[]): Promise<void>
  close(): Promise<void>
}

const onPaper = async (): Promise<Desks> => {
  const [shelf, replaced, facts] = [new PaperDialogShelf(), new PaperReplacedDesk(), new PaperFactDesk()]
  const write = async (changes: readonly OfficeChange[]): Promise<void> => {
    for (const change of changes) for (const desk of [shelf, replaced, facts]) desk.apply(change)
  }
  return { shelf, replaced, facts, write, close: async () => undefined }
}

const inPostgres = async (): Promise<Desks> => {
  const database = await createDatabase(inject('postgresUrl'))
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  const safe = vault(DATA_KEY)
  for (const id of ['anna', 'maria'])
    await pool.query(
      'insert into people (id, chat_key, key, seen_at, created_at) values ($1, $2, $3, now(), now())',
      [id, Buffer.from(id), safe.newKey()],
    )
  const applied = writeChanges(pool, safe, '1')
  return {
    shelf: new PostgresDialogShelf(pool, safe),
    replaced: new PostgresReplacedDesk(pool),
    facts: new PostgresFactDesk(pool),
    write: async (changes) => void (await applied(changes)),
    close: async () => {
      await pool.end()
      await database.drop()
    },
  }
}

const keep = (person: string, form: string, state: string): OfficeChange => ({
  type: 'keep_dialog',
  person,
  form,
  state,
})
const aside = (person: string, id: string, at: number): OfficeChange => ({
  type: 'put_aside',
  person,
  id,
  at,
})
const NOON = Date.parse('2026-11-22T12:00:00Z')
const HOUR = 3_600_000

describe.each([
  ['on paper', onPaper],
  ['in PostgreSQL', inPostgres],
] as const)('small desks %s', (_, open) => {
  let desks: Desks
  beforeAll(async () => {
    desks = await open()
  })
  afterAll(() => desks.close())

  test('a dialog is kept for whoever it is with, replaced by the next, and over', async () => {
    expect(await desks.shelf.find('anna')).toBeNull()
    await desks.write([keep('anna', 'add_task', '1'), keep('maria', 'link_who', 'м')])
    await desks.write([keep('anna', 'add_task', '2')])
    expect(await desks.shelf.find('anna')).toEqual({ form: 'add_task', state: '2' })
    expect(await desks.shelf.find('maria')).toEqual({ form: 'link_who', state: 'м' })
    await desks.write([{ type: 'end_dialog', person: 'anna' }])
    expect(await desks.shelf.find('anna')).toBeNull()
  })

  test('put aside it is under way no more; the newest comes first, what is a day old goes with the next', async () => {
    await desks.write([aside('anna', 'a0', NOON)])
    expect(await desks.shelf.aside('anna', 0)).toEqual([])
    await desks.write([keep('anna', 'add_task', '1'), aside('anna', 'a1', NOON)])
    await desks.write([keep('anna', 'away_until', '2'), aside('anna', 'a2', NOON + HOUR)])
    expect(await desks.shelf.find('anna')).toBeNull()
    expect(await desks.shelf.aside('anna', NOON - 1)).toEqual([
      { id: 'a2', form: 'away_until', state: '2' },
      { id: 'a1', form: 'add_task', state: '1' },
    ])
    expect((await desks.shelf.aside('anna', NOON)).map(({ id }) => id)).toEqual(['a2'])
    await desks.write([keep('maria', 'link_who', '3'), aside('maria', 'm1', NOON + 24.5 * HOUR)])
    expect((await desks.shelf.aside('anna', 0)).map(({ id }) => id)).toEqual(['a2'])
    await desks.write([{ type: 'leave_aside', person: 'anna', id: 'a2' }])
    expect(await desks.shelf.aside('anna', 0)).toEqual([])
  })

  test('replaced words come back on their day only, those of the last change', async () => {
    const replaced = (words: unknown, on: string): OfficeChange => ({
      type: 'keep_replaced',
      object: 'event:e1',
      words,
      on,
    })
    expect(await desks.replaced.words('event:e1', '2026-11-22')).toBeNull()
    await desks.write([replaced({ title: 'Концерт' }, '2026-11-22')])
    await desks.write([replaced({ title: 'Вечер' }, '2026-11-22')])
    expect(await desks.replaced.words('event:e1', '2026-11-22')).toEqual({ title: 'Вечер' })
    expect(await desks.replaced.words('event:e1', '2026-11-23')).toBeNull()
    expect(await desks.replaced.words('event:e2', '2026-11-22')).toBeNull()
  })

  test('checks of facts are those of the region, the oldest first', async () => {
    const checked = (id: string, region: string, at: number): OfficeChange => ({
      type: 'keep_fact_check',
      id,
      region,
      staff: 'st_olga',
      check: { file: 'f.yaml', place: id, value: null, source: 'звонок', on: '2026-11-22' },
      at,
    })
    await desks.write([checked('f2', 'demo', NOON + HOUR), checked('f1', 'demo', NOON)])
    await desks.write([checked('f3', 'ugra', NOON)])
    expect((await desks.facts.checks('demo')).map(({ place }) => place)).toEqual(['f1', 'f2'])
    expect((await desks.facts.checks('tomsk')).length).toBe(0)
  })
})
