import type pg from 'pg'
import {
  MERGED_KINDS,
  type MergeDesk,
  type MergedCards,
  type MergedKind,
  type MergePreview,
} from '../../../application/ports/office/merge-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { MergedKept, mergedPlace } from './merged-kept.ts'
import { MOVED_TABLES } from './merged-tables.ts'
import { cell } from './writing.ts'

/** Events to come for which each of two cards has a place or waits for one. $1, $2 the cards, $3 today. */
export const PLACES_OF_BOTH = `
select e.details->>'title' as title from sign_ups a join sign_ups b on b.event_id = a.event_id join events e on e.id = a.event_id
where a.citizen_id = $1 and b.citizen_id = $2 and e.state = 'open' and e.day >= $3
  and b.state in ('going', 'waiting', 'offered')
order by e.day, e.id`

/** What would go over and what would stay, by table. $1 the double, $2 the card that stays. */
const COUNTS = MOVED_TABLES.map(
  ({ table, clash }) =>
    `select '${table}' as kind, count(*) filter (where not ${clash ?? 'false'})::int as moves,
       count(*) filter (where ${clash ?? 'false'})::int as stays from ${table} t where t.citizen_id = $1`,
).join(' union all ')

interface Count {
  readonly kind: string
  readonly moves: number
  readonly stays: number
}

const countedBy = (counts: readonly Count[], which: 'moves' | 'stays'): Partial<Record<MergedKind, number>> =>
  Object.fromEntries(
    MERGED_KINDS.flatMap((kind) => {
      const n = counts.find((each) => each.kind === kind)?.[which] ?? 0
      return n > 0 ? [[kind, n] as const] : []
    }),
  )

interface MergedRow {
  readonly id: string
  readonly double: string
  readonly key: Buffer
  readonly kept: Buffer
  readonly day: LocalDate
  readonly until: LocalDate
}

/** Bytes as PostgreSQL writes them in JSON: `\x0a1b`. */
const bytesOf = (said: unknown): Buffer => Buffer.from(String(said).replace(/^\\x/, ''), 'hex')

/** Merged cards in PostgreSQL. */
export class PostgresMergeDesk implements MergeDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async preview(keep: string, double: string, day: LocalDate): Promise<MergePreview> {
    const { rows: counts } = await this.#pool.query<Count>(COUNTS, [double, keep])
    const { rows: events } = await this.#pool.query<{ title: string }>(PLACES_OF_BOTH, [keep, double, day])
    return {
      moves: countedBy(counts, 'moves'),
      stays: countedBy(counts, 'stays'),
      events: events.map(({ title }) => title),
    }
  }

  async merged(citizen: string, day: LocalDate): Promise<readonly MergedCards[]> {
    const { rows } = await this.#pool.query<MergedRow>(
      `select id, double_id as double, key, kept, day, until_day as until from merged_cards
       where citizen_id = $1 and until_day >= $2 order by at desc, id`,
      [citizen, day],
    )
    return rows.map(({ id, double, key, kept, day: on, until }) => {
      const { card } = MergedKept.parse(JSON.parse(this.#vault.open(key, mergedPlace(id), kept)))
      const name = this.#vault.open(key, cell('citizens', 'name', double), bytesOf(card['name']))
      return { id, name, day: on, until }
    })
  }

  async apart(pairs: readonly string[]): Promise<ReadonlySet<string>> {
    const byMark = new Map(pairs.map((pair) => [this.#mark(pair), pair]))
    const { rows } = await this.#pool.query<{ id: string }>(
      'select id from register_doubts where id = any($1)',
      [[...byMark.keys()]],
    )
    return new Set(rows.flatMap(({ id }) => byMark.get(id) ?? []))
  }

  #mark(pair: string): string {
    return this.#vault.pseudonym(`apart:${pair}`).toString('hex')
  }
}
