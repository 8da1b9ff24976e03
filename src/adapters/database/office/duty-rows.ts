import type pg from 'pg'
import type {
  ClosedAgain,
  DistrictDone,
  DutyDesk,
  DutyDistrict,
  RunningDeadline,
  RunningOut,
} from '../../../application/ports/office/duty-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { CaseState } from '../../../domain/caseload/case-state.ts'
import { CaseWords, NO_WORDS } from '../../../domain/caseload/case-words.ts'
import { caseWordsPlace } from './caseload-writers.ts'

/** The mark of the daily look at duties, beside those of the rules of reminders. */
const MARK = 'duties'

/** Duties in PostgreSQL. */
export class PostgresDutyDesk implements DutyDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  districts(): Promise<DutyDistrict[]> {
    return this.#rows('select id, department_id as department from districts order by id')
  }

  doneSince(day: LocalDate): Promise<DistrictDone[]> {
    return this.#rows(
      `select district_id as district, kind, max(day) as day from district_deeds
       where day >= $1 and withdrawn_at is null group by 1, 2 order by 1, 2`,
      [day],
    )
  }

  heads(day: LocalDate): Promise<{ department: string; staff: string; person: string | null }[]> {
    return this.#rows(
      `select distinct on (o.department_id) o.department_id as department, o.id as staff, h.person_id as person
       from staff o join hears_as_head($1) h on h.owner_id = o.id
       order by o.department_id, o.joined_at, o.id, (h.staff_id = o.id) desc, h.staff_id`,
      [day],
    )
  }

  runningOut(from: LocalDate, until: LocalDate): Promise<RunningOut[]> {
    return this.#rows(
      `select c.id as citizen, c.district_id as district, o.id as occasion, o.date as day
       from occasions o join people p on p.id = o.person_id and p.consent is not null join citizens c on c.person_id = p.id
       where o.kind = 'paper_end' and o.closed_by is null and o.date >= $1 and o.date <= $2 order by o.id`,
      [from, until],
    )
  }

  async closedAgain(zone: string): Promise<ClosedAgain[]> {
    const rows = await this.#rows<{
      id: string
      state: unknown
      words: Buffer | null
      key: Buffer
      district: string
      assignee: string | null
      planned: string
      on: LocalDate
      byDeed: boolean
    }>(
      `select t.id, k.state, k.words, c.key, c.district_id as district, t.assignee_id as assignee,
         t.params->>'planned' as planned, to_char(t.done_at at time zone $1, 'YYYY-MM-DD') as "on", t.params ? 'deed' as "byDeed"
       from tasks t join cases k on k.id = t.case_id and k.status <> 'closed' join citizens c on c.id = k.citizen_id
       where t.state = 'done' and t.params ? 'planned' and (t.params->>'planned')::jsonb->>'repeats' is not null
         and not exists (select 1 from tasks n where n.key = 'again|' || t.id) order by t.id`,
      [zone],
    )
    return rows.map(({ state, words, key, ...row }) => {
      const known = CaseState.parse(state)
      const opened = words === null ? null : this.#vault.open(key, caseWordsPlace(known.id), words)
      return { ...row, case: known, words: opened === null ? NO_WORDS : CaseWords.parse(JSON.parse(opened)) }
    })
  }

  async lateDepartments(after: LocalDate, until: LocalDate): Promise<string[]> {
    const rows = await this.#rows<{ id: string }>(
      `select distinct d.department_id as id from tasks t join districts d on d.id = t.district_id
       where t.state = 'open' and t.head_on > $1 and t.head_on <= $2 order by id`,
      [after, until],
    )
    return rows.map(({ id }) => id)
  }

  async headsWithOwn(after: LocalDate, until: LocalDate): Promise<string[]> {
    const rows = await this.#rows<{ person: string }>(
      `select distinct h.person_id as person from hears_as_head($2) h join tasks t on t.assignee_id = h.owner_id
       where h.person_id is not null and t.state = 'open'
         and ((t.due > $1 and t.due <= $2) or exists (select 1 from unnest(t.warn_on) d where d > $1 and d <= $2))
       order by person`,
      [after, until],
    )
    return rows.map(({ person }) => person)
  }

  running(): Promise<RunningDeadline[]> {
    return this.#rows(
      `select id, rule, base, due, postponed > 0 as "putOff" from tasks
       where state = 'open' and rule is not null and base is not null and due is not null order by id`,
    )
  }

  async lookedOn(): Promise<LocalDate | null> {
    const [row] = await this.#rows<{ day: LocalDate }>(
      `select to_char("until" at time zone 'UTC', 'YYYY-MM-DD') as day from plan_marks where rule = $1`,
      [MARK],
    )
    return row?.day ?? null
  }

  async keepLookedOn(day: LocalDate): Promise<void> {
    await this.#pool.query(
      `insert into plan_marks (rule, "until") values ($1, $2::timestamptz)
       on conflict (rule) do update set "until" = greatest(plan_marks."until", excluded."until")`,
      [MARK, `${day}T00:00:00Z`],
    )
  }

  async #rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.#pool.query<T>(sql, [...values])).rows
  }
}
