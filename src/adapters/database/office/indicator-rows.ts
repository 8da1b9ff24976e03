import type pg from 'pg'
import type { IndicatorDesk } from '../../../application/ports/office/indicator-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { CaseWords } from '../../../domain/caseload/case-words.ts'
import type { CaseFact, IndicatorFacts, TermFact } from '../../../domain/reports/indicator.ts'
import { caseWordsPlace } from './caseload-writers.ts'

/** $1 department, $2 the first day on which closed ones count. */
const CASES = `
select k.id, k.technology, k.stage, k.status, k.urgency, k.opened_on as "openedOn", k.closed_on as "closedOn",
  k.state->>'result' as result, k.state->>'until' as until, k.state->>'mentor' is not null as "hasMentor",
  k.words, c.key
from cases k join citizens c on c.id = k.citizen_id join districts d on d.id = c.district_id and d.department_id = $1
where k.status <> 'closed' or k.closed_on >= $2 order by k.opened_on, k.id`

/** $1 department, $2 the first day on which terms ran out, $3 zone. */
const TERMS = `
select t.id, t.rule, t.due, t.postponed > 0 as "isPostponed",
  case when t.state = 'done' then to_char(t.done_at at time zone $3, 'YYYY-MM-DD') end as "doneOn"
from tasks t left join districts d on d.id = t.district_id left join staff a on a.id = t.assignee_id
where t.rule is not null and t.due >= $2 and t.state <> 'cancelled' and coalesce(d.department_id, a.department_id) = $1
order by t.due, t.id`

interface CaseRow extends Omit<CaseFact, 'need' | 'cause'> {
  readonly words: Buffer | null
  readonly key: Buffer
}

/** Facts of indicators in PostgreSQL: two statements, however much there is. What an open case is about is opened. */
export class PostgresIndicatorDesk implements IndicatorDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async facts(
    department: string,
    since: { readonly closed: LocalDate; readonly due: LocalDate },
    zone: string,
  ): Promise<IndicatorFacts> {
    const cases = await this.#pool.query<CaseRow>(CASES, [department, since.closed])
    const terms = await this.#pool.query<TermFact>(TERMS, [department, since.due, zone])
    return { cases: cases.rows.map((row) => this.#factOf(row)), terms: terms.rows }
  }

  /** Of a closed case nobody asks what it was about: its words stay sealed. */
  #factOf({ words, key, ...fact }: CaseRow): CaseFact {
    if (words === null || fact.status === 'closed') return { ...fact, need: null, cause: null }
    const { need, cause } = CaseWords.parse(JSON.parse(this.#vault.open(key, caseWordsPlace(fact.id), words)))
    return { ...fact, need, cause }
  }
}
