import type pg from 'pg'
import { z } from 'zod'
import {
  CONSENT_WAYS,
  type DeedFilter,
  type DeedOnPaper,
  type InstitutionOnPaper,
  type PaperDesk,
  type PersonOnPaper,
  type PrintedPaper,
  type ReportOnPaper,
} from '../../../application/ports/office/paper-desk.ts'
import { PRESENCES } from '../../../application/ports/office/register-change.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { iso } from '../iso.ts'
import { factsSeenBy, openedFacts, SELECT_FACTS } from './citizen-columns.ts'
import {
  DEEDS_ON_PAPER,
  type DeedRow,
  deedOnPaper,
  openedName,
  openedStaff,
  openedWords,
  type SealedStaff,
} from './paper-deeds.ts'
import { workPhonePlace } from './paper-writers.ts'
import { type PrintedRow, printedRow } from './printed-rows.ts'
import { visible } from './scope.ts'

/** $1 actor, $2 day, $3 moment, $4 from, $5 to. */
const REPORTS = `
select k.id, k.opened_on as day, c.id as citizen, c.key, c.name as sealed, k.words, k.urgency, k.technology, k.stage, k.status,
  k.state->>'reason' as reason, s.id as staff, s.key as "staffKey", s.name as "staffSealed"
from cases k join citizens c on c.id = k.citizen_id join staff s on s.id = k.curator_id
where ${visible('c', 1, 2, 3)} and k.opened_on between $4 and $5 order by k.opened_on, k.id limit 2000`

/** The recognition as in need that holds, with its programme. Reads the card `c`. */
const SERVED = `(select json_build_object('until', r.until_day, 'withSupport', r.with_support)
  from rulings r join standing_deeds e on e.id = r.deed_id where r.citizen_id = c.id and r.kind = 'in_need'
    and not exists (select 1 from rulings o join standing_deeds w on w.id = o.deed_id
      where o.citizen_id = c.id and o.kind = 'taken_off' and o.day >= r.day)
  order by r.day desc, e.at desc limit 1)`

/** What is known of the consent to the processing of their data: what was signed or withdrawn last, else that of the chat. */
const CONSENT = `coalesce((select json_build_object('how', case e.outcome when 'consent_processing' then 'paper' else 'withdrawn' end,
    'day', e.day) from standing_deeds e where e.citizen_id = c.id and e.kind = 'paper_signed'
    and e.outcome in ('consent_processing', 'consent_withdrawal') order by e.day desc, e.at desc limit 1),
  (select json_build_object('how', 'chat', 'day', null) from people p where p.id = c.person_id and p.consent is not null))`

/** $1 actor, $2 day, $3 moment. */
const PEOPLE = `
select c.id, ${SELECT_FACTS}, c.state as presence, c.state_from as "presenceFrom", c.registered_on as "registeredOn",
  (select max(e.day) from standing_deeds e where e.citizen_id = c.id and e.is_contact) as "lastContact",
  ${SERVED} as served, ${CONSENT} as consent
from citizens c where ${visible('c', 1, 2, 3)} limit 20000`

const PersonRow = z.object({
  id: z.string(),
  presence: z.enum(PRESENCES),
  presenceFrom: z.string().nullable(),
  registeredOn: z.string(),
  lastContact: z.string().nullable(),
  served: z.object({ until: z.string(), withSupport: z.boolean() }).nullable(),
  consent: z.object({ how: z.enum(CONSENT_WAYS), day: z.string().nullable() }).nullable(),
})

/** What a paper in sight is: about somebody in sight, or about nobody and one's own. $1 actor, $2 day, $3 moment. */
const PRINTED = `
select p.id, p.form, p.format, p.state, p.day, p.citizen_id as citizen, c.key, c.name as sealed, p.case_id as "case",
  s.id as staff, s.key as "staffKey", s.name as "staffSealed"
from papers p left join citizens c on c.id = p.citizen_id join staff s on s.id = p.staff_id
where case when p.citizen_id is null then p.staff_id = $1 else ${visible('c', 1, 2, 3)} end`

interface ReportRow extends SealedStaff {
  readonly id: string
  readonly day: LocalDate
  readonly citizen: string
  readonly key: Buffer
  readonly sealed: Buffer
  readonly words: Buffer | null
  readonly urgency: ReportOnPaper['urgency']
  readonly technology: string
  readonly stage: string
  readonly status: ReportOnPaper['status']
  readonly reason: string | null
}

const reportOnPaper = (row: ReportRow, vault: Vault): ReportOnPaper => {
  const { problem, source } = openedWords(vault, row.key, row.id, row.words)
  return {
    day: row.day,
    name: openedName(vault, row),
    problem,
    source,
    urgency: row.urgency,
    technology: row.technology,
    stage: row.stage,
    status: row.status,
    reason: row.reason,
    curatorName: openedStaff(vault, row) ?? '',
  }
}

/** What papers stand on, in PostgreSQL. */
export class PostgresPaperDesk implements PaperDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async institution(department: string): Promise<InstitutionOnPaper | null> {
    const { rows } = await this.#pool.query<InstitutionOnPaper>(
      `select i.name, i.papers_in_chat_by is not null as "inChat", i.director, i.director_post, i.address, i.phone from institutions i
       join departments d on d.institution_id = i.id where d.id = $1`,
      [department],
    )
    return rows[0] ?? null
  }

  async workPhone(staff: string): Promise<string | null> {
    const { rows } = await this.#pool.query<{ key: Buffer; phone: Buffer | null }>(
      'select key, work_phone as phone from staff where id = $1',
      [staff],
    )
    const [row] = rows
    return row === undefined || row.phone === null
      ? null
      : this.#vault.open(row.key, workPhonePlace(staff), row.phone)
  }

  async deeds(actor: Actor, filter: DeedFilter, day: LocalDate, at: number): Promise<readonly DeedOnPaper[]> {
    const { from, to, kinds = null, contacts = false, citizen = null } = filter
    const { rows } = await this.#pool.query<DeedRow>(DEEDS_ON_PAPER, [
      actor.id,
      day,
      iso(at),
      from,
      to,
      kinds,
      contacts,
      citizen,
    ])
    return rows.map((row) => deedOnPaper(row, actor.role, this.#vault))
  }

  async reports(
    actor: Actor,
    from: LocalDate,
    to: LocalDate,
    day: LocalDate,
    at: number,
  ): Promise<readonly ReportOnPaper[]> {
    const { rows } = await this.#pool.query<ReportRow>(REPORTS, [actor.id, day, iso(at), from, to])
    return rows.map((row) => reportOnPaper(row, this.#vault))
  }

  async people(actor: Actor, day: LocalDate, at: number): Promise<readonly PersonOnPaper[]> {
    const { rows } = await this.#pool.query(PEOPLE, [actor.id, day, iso(at)])
    return rows
      .map((row) => ({
        ...PersonRow.parse(row),
        facts: factsSeenBy(actor.role, openedFacts(row, this.#vault)),
      }))
      .sort((a, b) => a.facts.name.localeCompare(b.facts.name, 'ru') || (a.id < b.id ? -1 : 1))
  }

  async printed(actor: Actor, day: LocalDate, at: number): Promise<readonly PrintedPaper[]> {
    const { rows } = await this.#pool.query<PrintedRow>(`${PRINTED} order by p.at desc, p.id limit 500`, [
      actor.id,
      day,
      iso(at),
    ])
    return rows.map((row) => printedRow(row, this.#vault))
  }

  async paper(actor: Actor, id: string, day: LocalDate, at: number): Promise<PrintedPaper | null> {
    const { rows } = await this.#pool.query<PrintedRow>(`${PRINTED} and p.id = $4`, [
      actor.id,
      day,
      iso(at),
      id,
    ])
    return rows[0] ? printedRow(rows[0], this.#vault) : null
  }
}
