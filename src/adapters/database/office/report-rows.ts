import type pg from 'pg'
import type { ReportKind } from '../../../application/ports/office/report-change.ts'
import type {
  FactsAsked,
  HandedReport,
  ReportDesk,
  ReportItem,
} from '../../../application/ports/office/report-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Stretch } from '../../../domain/calendar/period.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { ReportFact } from '../../../domain/report/report-fact.ts'
import { handedBehind, handedReports } from './handed-report-rows.ts'
import { reportItems } from './report-items.ts'
import {
  DEEDS,
  DISTRICT_DEEDS,
  EMPLOYEES,
  FREE_LETTERS,
  GROUPS,
  MEMBERS,
  RULINGS,
  TAKING_PART,
  UNMARKED,
} from './report-statements.ts'

/** Rows of a page. */
const PAGE = 500

type Row = Readonly<Record<string, unknown>>

/** The report's facts in PostgreSQL: every statement is read by keyset, page after page. */
export class PostgresReportDesk implements ReportDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async *facts(asked: FactsAsked): AsyncGenerator<readonly ReportFact[]> {
    const { department, districts, from, to, today, zone } = asked
    yield await this.#all('employee', EMPLOYEES, [department, to, zone])
    for (const district of districts) {
      yield* this.#pages('deed', DEEDS, [district, from, to], ['day', 'id'])
      yield* this.#pages('district_deed', DISTRICT_DEEDS, [district, from, to], ['day', 'id'])
    }
    yield* this.#pages('letter', FREE_LETTERS, [department, from, to], ['day', 'id'])
    yield* this.#pages('ruling', RULINGS, [districts, to], ['citizen', 'id'])
    yield* this.#pages('taking_part', TAKING_PART, [department, from, to], ['event', 'citizen'])
    yield* this.#pages('group', GROUPS, [department, to], ['group', 'citizen'])
    const [until] = [to, today].sort()
    yield await this.#all('unmarked', UNMARKED, [department, from, until])
  }

  async *members(families: readonly string[], on: LocalDate): AsyncGenerator<readonly ReportFact[]> {
    for (let at = 0; at < families.length; at += PAGE)
      yield await this.#all('member', MEMBERS, [families.slice(at, at + PAGE), on])
  }

  items(actor: Actor, words: readonly string[], day: LocalDate, at: number): Promise<readonly ReportItem[]> {
    return reportItems(this.#pool, this.#vault, actor, words, day, at)
  }

  handedIn(kind: ReportKind, department: string, { from, to }: Stretch): Promise<readonly HandedReport[]> {
    return handedReports(this.#pool, this.#vault, [department, from, to, kind])
  }

  behind(id: string): Promise<string | null> {
    return handedBehind(this.#pool, this.#vault, id)
  }

  async #all(fact: ReportFact['fact'], statement: string, values: readonly unknown[]): Promise<ReportFact[]> {
    const { rows } = await this.#pool.query<Row>(statement, [...values])
    return rows.map((row) => ReportFact.parse({ fact, ...row }))
  }

  /** The last two parameters are where the page before ended. */
  async *#pages(
    fact: ReportFact['fact'],
    statement: string,
    values: readonly unknown[],
    keys: readonly [string, string],
  ): AsyncGenerator<readonly ReportFact[]> {
    let after = ['', '']
    for (;;) {
      const { rows } = await this.#pool.query<Row>(`${statement} limit ${PAGE}`, [...values, ...after])
      if (rows.length > 0) yield rows.map((row) => ReportFact.parse({ fact, ...row }))
      const last = rows.at(-1)
      if (rows.length < PAGE || last === undefined) return
      after = keys.map((key) => String(ownEntry(last, key)))
    }
  }
}
