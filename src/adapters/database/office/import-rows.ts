import type pg from 'pg'
import { z } from 'zod'
import { entryOfFacts, typedParts } from '../../../application/office/people/citizen-facts.ts'
import type {
  ClaimedImport,
  ImportDesk,
  ImportView,
  RegisterNow,
} from '../../../application/ports/office/import-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { ImportResult } from '../../../domain/people/import-result.ts'
import type { KnownPerson } from '../../../domain/people/register-import.ts'
import { iso } from '../iso.ts'
import { applyChanges } from './apply-changes.ts'
import { openedFacts, SELECT_FACTS } from './citizen-columns.ts'
import { joinedAs } from './doubt-writers.ts'
import { importPlace } from './import-writers.ts'
import { inTransaction } from './in-transaction.ts'
import { PostgresRegisterBatch, RegisterMoved } from './register-batch.ts'
import type { Writing } from './writing.ts'

const ClaimedRow = z.object({
  id: z.string(),
  staff: z.string(),
  key: z.instanceof(Buffer),
  file: z.instanceof(Buffer),
  state: z.enum(['reading', 'writing']),
  digest: z.instanceof(Buffer).nullable(),
  district: z.string().nullable(),
  day: z.string(),
  tries: z.number(),
})

const SentFile = z.object({ file: z.string(), name: z.string() })

const ViewRow = z.object({
  id: z.string(),
  key: z.instanceof(Buffer),
  state: z.enum(['reading', 'refused', 'ready', 'writing', 'written', 'cancelled']),
  rows: z.number(),
  district: z.string().nullable(),
  result: z.instanceof(Buffer).nullable(),
})

interface KnownRow {
  readonly id: string
  readonly key: Buffer
  readonly revision: number
  readonly district: string
  readonly byHand: readonly string[]
}

/** Opened people between two breaths: other chats are answered meanwhile. */
const BREATH = 500
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Imports in PostgreSQL. */
export class PostgresImportDesk implements ImportDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault
  readonly #bot: string

  constructor(pool: pg.Pool, vault: Vault, bot: string) {
    this.#pool = pool
    this.#vault = vault
    this.#bot = bot
  }

  async find(staff: string, id: string): Promise<ImportView | null> {
    const { rows } = await this.#pool.query(
      `select i.id, s.key, i.state, i.rows, i.district_id as district, i.result
       from imports i join staff s on s.id = i.staff_id where i.id = $1 and i.staff_id = $2`,
      [id, staff],
    )
    if (!rows[0]) return null
    const { key, result, ...view } = ViewRow.parse(rows[0])
    return { ...view, result: result && this.#opened(key, id, result) }
  }

  async claim(at: number, heldUntil: number): Promise<ClaimedImport | null> {
    const { rows } = await this.#pool.query(
      `update imports i set held_until = $2, tries = i.tries + 1 from staff s
       where s.id = i.staff_id and i.id = (
         select id from imports where state in ('reading', 'writing') and (held_until is null or held_until <= $1)
         order by made_at, id limit 1 for update skip locked)
       returning i.id, i.staff_id as staff, s.key, i.file, i.state, i.digest, i.district_id as district, i.day, i.tries`,
      [iso(at), iso(heldUntil)],
    )
    if (!rows[0]) return null
    const { key, file, ...claimed } = ClaimedRow.parse(rows[0])
    const opened = this.#vault.open(key, importPlace('file', claimed.id), file)
    return { ...claimed, ...SentFile.parse(JSON.parse(opened)) }
  }

  async noteRows(id: string, rows: number, heldUntil: number): Promise<void> {
    await this.#pool.query(
      "update imports set rows = $2, held_until = $3 where id = $1 and state in ('reading', 'writing')",
      [id, rows, iso(heldUntil)],
    )
  }

  now(staff: string, day: LocalDate): Promise<RegisterNow> {
    return this.#now(this.#pool, staff, day)
  }

  async settle(
    ...[claimed, { state, result, digest, district }, also]: Parameters<ImportDesk['settle']>
  ): Promise<void> {
    await this.#inTransaction(async (writing) => {
      const { rowCount } = await writing.client.query(
        `update imports set state = $2, result = $3, digest = $4, district_id = $5, held_until = null
         where id = $1 and state = $6`,
        [
          ...[claimed.id, state, await this.#sealed(writing, claimed, result), digest],
          ...[district, claimed.state],
        ],
      )
      return (rowCount ?? 0) === 0 || applyChanges(writing, also)
    })
  }

  async write(...[claimed, work, also]: Parameters<ImportDesk['write']>): Promise<boolean> {
    return this.#inTransaction(async (writing) => {
      const { client } = writing
      const { rowCount } = await client.query(
        "select 1 from imports where id = $1 and state = 'writing' for update",
        [claimed.id],
      )
      // Another process was done with it meanwhile.
      if ((rowCount ?? 0) === 0) return true
      await client.query(
        `select pg_advisory_xact_lock(hashtextextended('register:' || department_id, 0)) from staff where id = $1`,
        [claimed.staff],
      )
      const batch = new PostgresRegisterBatch(writing, claimed)
      const now = await this.#now(client, claimed.staff, claimed.day, batch)
      try {
        const result = await work(now, batch)
        await batch.flush()
        await client.query(
          "update imports set state = 'written', result = $2, held_until = null where id = $1",
          [claimed.id, await this.#sealed(writing, claimed, result)],
        )
        return await applyChanges(writing, also(result))
      } catch (error) {
        if (error instanceof RegisterMoved) return false
        throw error
      }
    })
  }

  /** What the register holds, by district of the sender or not. Cards that are to be changed need their keys. */
  async #now(
    client: pg.Pool | pg.ClientBase,
    staff: string,
    day: LocalDate,
    batch?: PostgresRegisterBatch,
  ): Promise<RegisterNow> {
    const { rows: districts } = await client.query<{ id: string; name: string; own: boolean }>(
      `select d.id, d.name, d.id in (select district_id from reach($1, $2)) as own
       from districts d join staff s on s.department_id = d.department_id where s.id = $1 order by d.name, d.id`,
      [staff, day],
    )
    const own = new Set(districts.filter((each) => each.own).map(({ id }) => id))
    const { rows } = await client.query<KnownRow>(
      `select c.id, c.revision, c.district_id as district, ${SELECT_FACTS}, c.by_hand as "byHand"
       from citizens c where c.district_id = any($1)`,
      [districts.map(({ id }) => id)],
    )
    const { rows: settled } = await client.query<{ askedBy: Buffer }>(
      `select o.asked_by as "askedBy" from register_doubts o join citizens c on c.id = o.citizen_id
       where o.state = 'settled' and c.district_id = any($1)`,
      [districts.map(({ id }) => id)],
    )
    const said = new Set(settled.map(({ askedBy }) => askedBy.toString('hex')))
    const people: { isOwn: boolean; person: KnownPerson }[] = []
    for (const [index, row] of rows.entries()) {
      if (index % BREATH === BREATH - 1) await breathe()
      const entry = entryOfFacts(openedFacts(row, this.#vault), row.district)
      const person = { id: row.id, entry, byHand: typedParts(row.byHand) }
      people.push({ isOwn: own.has(row.district), person })
      batch?.know(row)
    }
    return {
      known: people.filter(({ isOwn }) => isOwn).map(({ person }) => person),
      elsewhere: people.filter(({ isOwn }) => !isOwn).map(({ person }) => person.entry),
      districts: districts.filter((each) => each.own).map(({ id, name }) => ({ id, name })),
      foreign: districts.filter((each) => !each.own).map(({ name }) => name),
      isJoined: (id, key) => said.has(joinedAs(this.#vault, id, key).toString('hex')),
    }
  }

  #opened(key: Buffer, id: string, result: Buffer): ImportResult {
    return ImportResult.parse(JSON.parse(this.#vault.open(key, importPlace('result', id), result)))
  }

  async #sealed({ client }: Writing, { id, staff }: ClaimedImport, result: ImportResult): Promise<Buffer> {
    const { rows } = await client.query<{ key: Buffer }>('select key from staff where id = $1', [staff])
    const [row] = rows
    if (!row) throw new RangeError('the sender is gone')
    return this.#vault.seal(row.key, importPlace('result', id), JSON.stringify(result))
  }

  /** One transaction, undone when `work` says false or throws. */
  #inTransaction(work: (writing: Writing) => Promise<boolean>): Promise<boolean> {
    return inTransaction(this.#pool, (client) => work({ client, vault: this.#vault, bot: this.#bot }))
  }
}
