import type pg from 'pg'
import { z } from 'zod'
import type { FilledSheet, SheetChange, SheetDesk } from '../../../application/ports/office/sheet-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { SheetAnswers, SheetForm } from '../../../domain/people/sheet.ts'
import { cell, citizenKey, touches, type Writers, type Writing } from './writing.ts'

/** Where the answers of a form are sealed, with the key of the card. */
export const sheetPlace = (id: string): string => cell('sheets', 'answers', id)

/** A deed that stands: whose finished form counts. Reads the form `s`. */
export const IS_FINISHED = `exists (select 1 from standing_deeds e where e.id = s.deed_id)`

const SheetRow = z.object({
  id: z.string(),
  key: z.instanceof(Buffer),
  citizen: z.string(),
  form: SheetForm,
  kind: z.string(),
  answers: z.instanceof(Buffer),
  staff: z.string(),
  begunOn: z.string(),
  finishedOn: z.string().nullable(),
  revision: z.number(),
})

const SHEET = `select s.id, c.key, s.citizen_id as citizen, s.form, s.kind, s.answers, s.staff_id as staff,
    s.begun_on as "begunOn", case when ${IS_FINISHED} then s.finished_on end as "finishedOn", s.revision
  from sheets s join citizens c on c.id = s.citizen_id`

/** Filled forms in PostgreSQL. */
export class PostgresSheetDesk implements SheetDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async find(id: string): Promise<FilledSheet | null> {
    const [found] = await this.#read(`${SHEET} where s.id = $1`, [id])
    return found ?? null
  }

  async draft(citizen: string, form: SheetForm): Promise<FilledSheet | null> {
    const [found] = await this.#read(
      `${SHEET} where s.citizen_id = $1 and s.form = $2 and not ${IS_FINISHED} order by s.begun_on desc, s.id desc limit 1`,
      [citizen, form],
    )
    return found ?? null
  }

  finished(citizen: string, form: SheetForm): Promise<readonly FilledSheet[]> {
    return this.#read(
      `${SHEET} join deeds d on d.id = s.deed_id where s.citizen_id = $1 and s.form = $2 and ${IS_FINISHED}
       order by s.finished_on desc, d.at desc`,
      [citizen, form],
    )
  }

  async #read(sql: string, values: readonly unknown[]): Promise<FilledSheet[]> {
    const { rows } = await this.#pool.query(sql, [...values])
    return rows.map((row) => {
      const { key, answers, ...sheet } = SheetRow.parse(row)
      const opened = this.#vault.open(key, sheetPlace(sheet.id), answers)
      return { ...sheet, answers: SheetAnswers.parse(JSON.parse(opened)) }
    })
  }
}

/** Not finished, or taken back with its deed. */
const IS_OPEN = `id = $1 and revision = $2 and not exists (select 1 from standing_deeds e where e.id = deed_id)`

const keyOfSheet = async ({ client }: Writing, id: string): Promise<Buffer | null> => {
  const { rows } = await client.query<{ key: Buffer }>(
    'select c.key from sheets s join citizens c on c.id = s.citizen_id where s.id = $1',
    [id],
  )
  return rows[0]?.key ?? null
}

/** Writers of filled forms. */
export const SHEET_WRITERS: Writers<SheetChange> = {
  begin_sheet: async (writing, { id, citizen, form, kind, answers, on, by }) => {
    const key = await citizenKey(writing, citizen)
    if (key === null) return false
    return touches(
      writing,
      `insert into sheets (id, citizen_id, form, kind, answers, staff_id, begun_on) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, citizen, form, kind, writing.vault.seal(key, sheetPlace(id), JSON.stringify(answers)), by, on],
    )
  },
  write_sheet: async (writing, { id, revision, answers }) => {
    const key = await keyOfSheet(writing, id)
    if (key === null) return false
    return touches(writing, `update sheets set answers = $3, revision = revision + 1 where ${IS_OPEN}`, [
      id,
      revision,
      writing.vault.seal(key, sheetPlace(id), JSON.stringify(answers)),
    ])
  },
  finish_sheet: (writing, { id, revision, on, deed }) =>
    touches(
      writing,
      `update sheets set finished_on = $3, deed_id = $4, revision = revision + 1 where ${IS_OPEN}`,
      [id, revision, on, deed],
    ),
  drop_sheet: (writing, { id, revision }) =>
    touches(writing, `delete from sheets where ${IS_OPEN}`, [id, revision]),
}
