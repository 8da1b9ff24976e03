import type { RegisterBatch } from '../../../application/ports/office/import-desk.ts'
import type { CitizenFacts } from '../../../application/ports/office/register-change.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CellDoubt } from '../../../domain/people/import-doubt.ts'
import { followCircumstances } from './circumstance-rows.ts'
import { FACT_COLUMNS, FACT_TYPES, factValues } from './citizen-columns.ts'
import { askedBy, doubtPlace } from './doubt-writers.ts'
import type { Writing } from './writing.ts'

/** A card changed or left between the look at it and the writing. */
export class RegisterMoved extends Error {
  override readonly name = 'RegisterMoved'
}

/** Rows a statement: more save no time, and a statement's memory stays small. */
const ROWS = 500

const COLUMNS = FACT_COLUMNS.join(', ')
/** A list of values a column: the card, its facts, its district, then its key or its revision. */
const unnested = (last: 'bytea' | 'integer'): string =>
  ['text', ...FACT_TYPES, 'text', last].map((type, index) => `$${index + 1}::${type}[]`).join(', ')
/** The placeholder after the lists. */
const DAY = `$${FACT_COLUMNS.length + 4}`

const INSERT = `
  insert into citizens (id, ${COLUMNS}, district_id, key, registered_on)
  select *, ${DAY} from unnest(${unnested('bytea')})`

const UPDATE = `
  update citizens c set ${FACT_COLUMNS.map((column) => `${column} = n.${column}`).join(', ')}, district_id = n.district_id,
    revision = c.revision + 1
  from unnest(${unnested('integer')}) n (id, ${COLUMNS}, district_id, revision)
  where c.id = n.id and c.revision = n.revision`

/** Open tasks that were handed to nobody go with the person. */
const MOVE_TASKS = `
  update tasks t set district_id = c.district_id from citizens c
  where c.id = any($1) and t.citizen_id = c.id and t.state = 'open' and t.assignee_id is null
    and t.district_id <> c.district_id`

/** What is open of somebody, asked once: a settled doubt stays settled. */
const ASK = `
  insert into register_doubts (id, citizen_id, doubt, asked_by, what, made_on, import_id)
  select *, $6, $7 from unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[], $5::text[])
  on conflict (citizen_id, asked_by) do nothing`

type Row = readonly unknown[]

const columnsOf = (rows: readonly Row[]): unknown[][] =>
  Array.from({ length: rows[0]?.length ?? 0 }, (_, column) => rows.map((row) => row[column]))

/** Writes cards many at a time, inside the transaction of their import. */
export class PostgresRegisterBatch implements RegisterBatch {
  readonly #writing: Writing
  readonly #day: LocalDate
  readonly #import: string
  readonly #known = new Map<string, { key: Buffer; revision: number }>()
  #added: Row[] = []
  #changed: Row[] = []
  /** Keys of who was added, for what is asked of them. */
  readonly #newKeys = new Map<string, Buffer>()
  #asked: Row[] = []

  constructor(writing: Writing, { id, day }: { readonly id: string; readonly day: LocalDate }) {
    this.#writing = writing
    this.#day = day
    this.#import = id
  }

  /** A card that may be changed: its key seals the new words, its revision guards them. */
  know({ id, key, revision }: { id: string; key: Buffer; revision: number }): void {
    this.#known.set(id, { key, revision })
  }

  async add(id: string, district: string, facts: CitizenFacts): Promise<void> {
    const key = this.#writing.vault.newKey()
    this.#newKeys.set(id, key)
    this.#added.push([id, ...factValues(this.#writing, id, key, facts), district, key])
    if (this.#added.length >= ROWS) await this.#writeAdded()
  }

  async change(id: string, district: string, facts: CitizenFacts): Promise<void> {
    const known = this.#known.get(id)
    if (!known) throw new RegisterMoved()
    this.#changed.push([id, ...factValues(this.#writing, id, known.key, facts), district, known.revision])
    if (this.#changed.length >= ROWS) await this.#writeChanged()
  }

  async ask(citizen: string, doubts: readonly CellDoubt[]): Promise<void> {
    const { vault } = this.#writing
    const key = this.#newKeys.get(citizen) ?? this.#known.get(citizen)?.key
    if (!key) throw new RegisterMoved()
    for (const doubt of doubts) {
      const asked = askedBy(vault, citizen, doubt)
      const id = asked.toString('hex')
      this.#asked.push([
        id,
        citizen,
        vault.seal(key, doubtPlace(id), JSON.stringify(doubt)),
        asked,
        doubt.what,
      ])
    }
    if (this.#asked.length >= ROWS) await this.#writeAsked()
  }

  async flush(): Promise<void> {
    await this.#writeAdded()
    await this.#writeChanged()
    await this.#writeAsked()
  }

  async #writeAdded(): Promise<void> {
    const rows = this.#added
    this.#added = []
    if (rows.length === 0) return
    await this.#writing.client.query(INSERT, [...columnsOf(rows), this.#day])
    await this.#follow(rows)
  }

  async #writeChanged(): Promise<void> {
    const rows = this.#changed
    this.#changed = []
    if (rows.length === 0) return
    const { rowCount } = await this.#writing.client.query(UPDATE, columnsOf(rows))
    if (rowCount !== rows.length) throw new RegisterMoved()
    await this.#writing.client.query(MOVE_TASKS, [rows.map(([id]) => id)])
    await this.#follow(rows)
  }

  #follow(rows: readonly Row[]): Promise<void> {
    return followCircumstances(
      this.#writing,
      rows.map(([id]) => String(id)),
      this.#day,
    )
  }

  async #writeAsked(): Promise<void> {
    const rows = this.#asked
    this.#asked = []
    if (rows.length > 0) await this.#writing.client.query(ASK, [...columnsOf(rows), this.#day, this.#import])
  }
}
