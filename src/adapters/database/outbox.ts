import type pg from 'pg'
import { z } from 'zod'
import type {
  Changed,
  Claimed,
  Fate,
  Marked,
  Outbox,
  PlanOrder,
  Swept,
  Written,
} from '../../application/ports/outbox.ts'
import type { JournalEntry } from '../../application/ports/sent-journal.ts'
import { LANGUAGES } from '../../application/ports/texts.ts'
import type { Vault } from '../../application/ports/vault.ts'
import { type Manners, type ReminderRule, tellsWhatStands } from '../../domain/reminders/rule.ts'
import { mayHaveArrived } from '../../domain/reminders/ruling.ts'
import { iso } from './iso.ts'
import {
  CLAIM,
  LEFT_ON_THE_WIRE,
  MARK,
  RECONCILE,
  RECORD,
  RECORD_JOURNAL,
  RECORD_UNDELIVERED,
  RELEASE,
  RETIME,
} from './outbox-statements.ts'
import { planStatement } from './plan-statements.ts'
import { mannersValues, REVOCABLE, rulesValue } from './reminder-fate.ts'

interface OutboxDeps {
  readonly pool: pg.Pool
  readonly vault: Vault
  readonly rules: ReadonlyMap<string, ReminderRule>
  readonly manners: Manners
  /** The region's zone: that of everybody who chose no other. */
  readonly zone: string
  /** How long a claim holds, in milliseconds: longer than twice the longest request. */
  readonly leaseMs: number
  /** Occasions in one statement of the planner; 25 000 when not given. */
  readonly pageSize?: number
}

const ClaimedRow = z.object({
  id: z.number(),
  key: z.string(),
  rule: z.string(),
  person: z.string(),
  subject: z.string(),
  base: z.string(),
  expires: z.number(),
  fence: z.number(),
  attempts: z.number(),
  ambiguous: z.number(),
  digest: z.boolean(),
  language: z.enum(LANGUAGES).nullable(),
  zone: z.string().nullable(),
  large: z.boolean(),
  chat: z.string(),
})

interface MarkedRow {
  readonly id: number
  readonly state: string
  readonly reason: string | null
  readonly person: string | null
  readonly address: Buffer | null
  readonly key: Buffer | null
}

/** What one page of the planner came to; `last` is where the next one begins: day and subject. */
interface PlannedPage {
  readonly planned: number
  readonly seen: number
  readonly last: readonly [string, string] | null
}

interface WireRow {
  readonly id: number
  readonly fence: number
  readonly attempts: number
  readonly ambiguous: number
  readonly hold: boolean
}

const UNDELIVERED: readonly Written['state'][] = ['blocked', 'failed', 'unknown', 'expired']

/** Reminders in PostgreSQL, by statements that touch many rows at once (promises.md 13). */
export class PostgresOutbox implements Outbox {
  readonly #deps: OutboxDeps
  readonly #rules: string
  readonly #inOrder: readonly string[]
  readonly #ofWhatStands: readonly string[]
  readonly #manners: ReturnType<typeof mannersValues>

  constructor(deps: OutboxDeps) {
    this.#deps = deps
    this.#rules = rulesValue(deps.rules.values())
    this.#inOrder = [...deps.rules.values()].flatMap(({ id, in_order }) => (in_order ? [id] : []))
    this.#ofWhatStands = [...deps.rules.values()].flatMap((rule) => (tellsWhatStands(rule) ? [rule.id] : []))
    this.#manners = mannersValues(deps.manners)
  }

  async zones(): Promise<readonly string[]> {
    const { pool, zone } = this.#deps
    const { rows } = await pool.query<{ zone: string }>(
      'select distinct zone from people where zone is not null',
    )
    return [...new Set([zone, ...rows.map((row) => row.zone)])]
  }

  async times(of: string, from: string, to: string): Promise<readonly { date: string; time: string }[]> {
    const { rows } = await this.#deps.pool.query<{ date: string; time: string }>(
      `select distinct date, time from occasions where kind = $1 and date >= $2 and date <= $3 and time <> ''`,
      [of, from, to],
    )
    return rows
  }

  async plan({ rule, slots, now }: PlanOrder, people: readonly string[] | null = null): Promise<number> {
    if (slots.length === 0) return 0
    const days = slots.map(({ date }) => date).sort()
    const text = planStatement(rule, people !== null)
    const rest = [
      ...[days[0], days.at(-1), this.#deps.zone, rule.of, people, slotsValue(slots)],
      ...[rule.id, rule.category, rule.resolved_by, rule.policy === 'hold', rule.digest, iso(now)],
      'minutes' in rule.offset,
    ]
    const size = this.#deps.pageSize ?? 25_000
    let planned = 0
    for (let place: readonly [string, string] = ['', '']; ; ) {
      const [day, subject] = place
      const page = await this.#planPage(text, [size, day, ...rest, subject])
      planned += page.planned
      if (page.seen < size || page.last === null) return planned
      place = page.last
    }
  }

  /** One page, planned by index whatever the statistics say: a scan of everything for every page would be quadratic. */
  async #planPage(text: string, values: readonly unknown[]): Promise<PlannedPage> {
    const client = await this.#deps.pool.connect()
    try {
      await client.query("begin; set local enable_seqscan = off; set local work_mem = '64MB'")
      const { rows } = await client.query(text, [...values])
      await client.query('commit')
      return rows[0] as PlannedPage
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }

  async changed(most: number): Promise<readonly Changed[]> {
    const { rows } = await this.#deps.pool.query<Changed>(
      'select person_id as person, seq from replans order by seq limit $1',
      [most],
    )
    return rows
  }

  async settleChanged(changed: readonly Changed[]): Promise<void> {
    await this.#deps.pool.query(
      'delete from replans r using unnest($1::text[], $2::bigint[]) as c(person, seq) where r.person_id = c.person and r.seq = c.seq',
      [changed.map(({ person }) => person), changed.map(({ seq }) => seq)],
    )
  }

  async reconcile(people: readonly string[], now: number): Promise<number> {
    const values = [people, iso(now), this.#deps.zone, this.#rules, REVOCABLE]
    await this.#deps.pool.query({ name: 'retime', text: RETIME, values: [people, this.#deps.zone] })
    const { rowCount } = await this.#deps.pool.query({ name: 'reconcile', text: RECONCILE, values })
    return rowCount ?? 0
  }

  async claim(most: number, now: number): Promise<readonly Claimed[]> {
    const { digest } = this.#manners
    const values = [most, iso(now), this.#deps.leaseMs, digest, this.#inOrder, this.#ofWhatStands]
    const { rows } = await this.#deps.pool.query({ name: 'claim', text: CLAIM, values })
    // In the order in which they were planned: so they are listed where they are told together.
    return rows.map((row) => ClaimedRow.parse(row)).sort((a, b) => a.id - b.id)
  }

  async mark(marked: readonly Marked[], now: number): Promise<readonly Fate[]> {
    const { pool, zone } = this.#deps
    const { lull, sameText } = this.#manners
    const values = [
      ...[marked.map(({ id }) => id), marked.map(({ fence }) => fence), marked.map(({ words }) => words)],
      ...[iso(now), zone, this.#rules, lull, sameText, this.#ofWhatStands],
    ]
    const { rows } = await pool.query<MarkedRow>({ name: 'mark', text: MARK, values })
    return rows.map((row) => this.#fateOf(row))
  }

  #fateOf({ id, state, reason, person, address, key }: MarkedRow): Fate {
    if (state === 'planned') return { id, fate: 'waits' }
    if (state !== 'dispatching') return { id, fate: 'dropped', reason: reason ?? state }
    // The statement sends only where there is an address; a row without one would be a fault of ours.
    if (!address || !key) throw new Error(`reminder ${id} was marked without an address`)
    return { id, fate: 'go', address: this.#deps.vault.open(key, `people.address:${person}`, address) }
  }

  async record(written: readonly Written[], now: number): Promise<readonly number[]> {
    if (written.length === 0) return []
    const isUndelivered = written.some(({ state }) => UNDELIVERED.includes(state))
    const values: unknown[] = [writtenValue(written), iso(now)]
    const { rows } = await this.#deps.pool.query<{ id: number }>(
      isUndelivered
        ? { name: 'record-undelivered', text: RECORD_UNDELIVERED, values: [...values, this.#rules] }
        : { name: 'record', text: RECORD, values },
    )
    return rows.map(({ id }) => id)
  }

  async recordJournal(entries: readonly JournalEntry[], now: number): Promise<number> {
    const values = [entries.map(({ key }) => key), entries.map(({ message }) => message), iso(now)]
    const { rowCount } = await this.#deps.pool.query(RECORD_JOURNAL, values)
    return rowCount ?? 0
  }

  async plannedUntil(rule: string): Promise<number | null> {
    const { rows } = await this.#deps.pool.query<{ until: Date }>(
      'select until from plan_marks where rule = $1',
      [rule],
    )
    return rows[0]?.until.getTime() ?? null
  }

  async keepPlannedUntil(rule: string, until: number): Promise<void> {
    await this.#deps.pool.query(
      `insert into plan_marks (rule, until) values ($1, $2)
       on conflict (rule) do update set until = greatest(plan_marks.until, excluded.until)`,
      [rule, iso(until)],
    )
  }

  async sweep(now: number, own: readonly number[]): Promise<Swept> {
    const { pool, leaseMs } = this.#deps
    const { rowCount } = await pool.query({ name: 'release', text: RELEASE, values: [own] })
    const { rows } = await pool.query<WireRow>({ name: 'wire', text: LEFT_ON_THE_WIRE, values: [own] })
    // The lease is over already: nothing more has to be waited for.
    const written = rows.map((row) => leftOnTheWire(row, now, leaseMs))
    await this.record(written, now)
    const held = written.filter(({ state }) => state === 'unknown').length
    return { released: rowCount ?? 0, again: written.length - held, held }
  }

  async dueSoon(
    from: number,
    to: number,
    most: number,
  ): Promise<readonly { id: number; fence: number; at: number }[]> {
    const { rows } = await this.#deps.pool.query<{ id: number; fence: number; at: number }>(
      `select distinct on (look_at) id::int, fence, floor(extract(epoch from look_at) * 1000)::float8 as at from reminders
       where state = 'planned' and look_at > $1 and look_at <= $2 order by look_at, id limit $3`,
      [iso(from), iso(to), most],
    )
    return rows
  }
}

const slotsValue = (slots: PlanOrder['slots']): string =>
  JSON.stringify(slots.map((slot) => ({ ...slot, due: iso(slot.due), expires: iso(slot.expires) })))

const writtenValue = (written: readonly Written[]): string =>
  JSON.stringify(written.map((each) => ({ ...each, lookAt: each.lookAt === null ? null : iso(each.lookAt) })))

const leftOnTheWire = (
  { id, fence, attempts, ambiguous, hold }: WireRow,
  now: number,
  leaseMs: number,
): Written => {
  const ruling = mayHaveArrived(hold ? 'hold' : 'retry', { attempts, ambiguous }, leaseMs)
  const isAgain = ruling.state === 'planned'
  return {
    id,
    fence,
    attempts,
    joinedTo: null,
    message: null,
    ambiguous: ambiguous + 1,
    state: ruling.state as Written['state'],
    reason: 'ambiguous',
    lookAt: isAgain ? now : null,
  }
}
