import type pg from 'pg'
import type {
  HumanTask,
  LedgerFilter,
  LedgerPerson,
  LedgerRow,
  OperatorLedger,
  Standing,
  UnheardDepartment,
} from '../../application/ports/operator-ledger.ts'
import { CRIES } from '../../domain/caseload/cry.ts'
import { iso } from './iso.ts'
import { Count, Person, Row } from './operator-rows.ts'
import {
  CANCEL,
  CLOSE_TASK,
  CONFIRM,
  COUNTS,
  LEDGER_ROW,
  NEXT,
  QUEUE,
  RESEND,
  SETTLED,
  TASKS,
  UNHEARD,
} from './operator-statements.ts'

type Queue = Omit<Standing, 'counts' | 'late'>

/** Ids are PostgreSQL's bigint; beyond this there is no row, and the number would not be exact. */
const isId = (id: number): boolean => Number.isSafeInteger(id) && id > 0

/** No question of an operator may hold up the reminders themselves. */
const LONGEST_MS = 5_000

/** Reminders in PostgreSQL as the operator looks at them. */
export class PostgresOperatorLedger implements OperatorLedger {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async standing(now: number, since: number, lateMs: number): Promise<Standing> {
    const counts = (await this.#ask(COUNTS, [iso(since), iso(now), lateMs])).map((row) => Count.parse(row))
    const [queue] = (await this.#ask(QUEUE, [iso(now)])) as [Queue]
    return {
      ...queue,
      counts: counts.map(({ state, reason, count }) => ({ state, reason, count })),
      late: counts.reduce((sum, { late }) => sum + late, 0),
    }
  }

  async list({ state, rule, person, limit }: LedgerFilter): Promise<readonly LedgerRow[]> {
    const asked = Object.entries({ state, rule, person_id: person }).filter(
      ([, value]) => value !== undefined,
    )
    // A condition that is not asked for is left out: else none of the partial indexes would be taken.
    const where = asked.map(([column], index) => `r.${column} = $${index + 2}`).join(' and ')
    const text = `select ${LEDGER_ROW} from reminders r left join people p on p.id = r.person_id
      ${where === '' ? '' : `where ${where}`} order by r.id desc limit $1`
    return this.#rows(text, [limit, ...asked.map(([, value]) => value)])
  }

  next(most: number): Promise<readonly LedgerRow[]> {
    return this.#rows(NEXT, [most])
  }

  settled(most: number): Promise<readonly LedgerRow[]> {
    return this.#rows(SETTLED, [most])
  }

  async find(id: number): Promise<LedgerRow | null> {
    if (!isId(id)) return null
    const text = `select ${LEDGER_ROW} from reminders r left join people p on p.id = r.person_id where r.id = $1`
    return (await this.#rows(text, [id]))[0] ?? null
  }

  async person(id: string): Promise<LedgerPerson | null> {
    const rows = await this.#ask(
      `select id, zone, muted, consent is not null and address is not null and not blocked as "isReachable"
       from people where id = $1`,
      [id],
    )
    return rows[0] ? Person.parse(rows[0]) : null
  }

  async tasks(most: number): Promise<readonly HumanTask[]> {
    return (await this.#ask(TASKS, [most])) as HumanTask[]
  }

  async unheard(): Promise<readonly UnheardDepartment[]> {
    return (await this.#ask(UNHEARD, [CRIES])) as UnheardDepartment[]
  }

  async firstRun(): Promise<number | null> {
    const [row] = (await this.#ask('select min(hour) as first from job_hours', [])) as {
      first: Date | null
    }[]
    return row?.first?.getTime() ?? null
  }

  cancel(id: number, reason: string, at: number): Promise<boolean> {
    return this.#changed(CANCEL, id, [reason, iso(at)])
  }

  resend(id: number, at: number): Promise<boolean> {
    return this.#changed(RESEND, id, [iso(at)])
  }

  confirm(id: number, at: number): Promise<boolean> {
    return this.#changed(CONFIRM, id, [iso(at)])
  }

  closeTask(id: number, at: number): Promise<boolean> {
    return this.#changed(CLOSE_TASK, id, [iso(at)])
  }

  async #changed(text: string, id: number, rest: readonly unknown[]): Promise<boolean> {
    if (!isId(id)) return false
    const { rowCount } = await this.#pool.query(text, [id, ...rest])
    return (rowCount ?? 0) > 0
  }

  async #rows(text: string, values: readonly unknown[]): Promise<readonly LedgerRow[]> {
    return (await this.#ask(text, values)).map((row) => Row.parse(row))
  }

  /** Reads, for a few seconds at most. */
  async #ask(text: string, values: readonly unknown[]): Promise<readonly unknown[]> {
    const client = await this.#pool.connect()
    try {
      await client.query(`begin read only; set local statement_timeout = ${LONGEST_MS}`)
      const { rows } = await client.query(text, [...values])
      await client.query('commit')
      client.release()
      return rows
    } catch (error) {
      // Whatever state it is in, nobody else is to go on from there.
      client.release(true)
      throw error
    }
  }
}
