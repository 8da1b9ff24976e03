import type pg from 'pg'
import { z } from 'zod'
import type {
  DeedFilter,
  DeedOnPaper,
  PaperDesk,
  PersonOnPaper,
  PrintedPaper,
  ReportOnPaper,
} from '../../../application/ports/office/paper-desk.ts'
import { PRESENCES } from '../../../application/ports/office/register-change.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { CaseWords, NO_WORDS } from '../../../domain/caseload/case-words.ts'
import { iso } from '../iso.ts'
import { caseWordsPlace } from './caseload-writers.ts'
import { factsSeenBy, openedFacts, SELECT_FACTS } from './citizen-columns.ts'
import { type PrintedRow, printedRow } from './printed-rows.ts'
import { visible } from './scope.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

/** $1 actor, $2 day, $3 moment, $4 from, $5 to, $6 kinds, $7 only contacts, $8 citizen. */
const DEEDS = `
select e.id, e.day, e.kind, e.outcome, e.reason, e.topic, e.help, e.note, c.id as citizen, c.key, c.name as sealed, e.case_id as "case",
  k.technology, k.words, s.id as staff, s.key as "staffKey", s.name as "staffSealed"
from standing_deeds e join citizens c on c.id = e.citizen_id left join cases k on k.id = e.case_id
left join staff s on s.id = e.staff_id
where ${visible('c', 1, 2, 3)} and e.day between $4 and $5 and ($6::text[] is null or e.kind = any($6))
  and (not $7::boolean or e.is_contact) and ($8::text is null or c.id = $8)
order by e.day, e.at, e.id limit 5000`

/** $1 actor, $2 day, $3 moment, $4 from, $5 to. */
const REPORTS = `
select k.id, k.opened_on as day, c.id as citizen, c.key, c.name as sealed, k.words, k.urgency, k.technology, k.stage, k.status,
  k.state->>'reason' as reason, s.id as staff, s.key as "staffKey", s.name as "staffSealed"
from cases k join citizens c on c.id = k.citizen_id join staff s on s.id = k.curator_id
where ${visible('c', 1, 2, 3)} and k.opened_on between $4 and $5 order by k.opened_on, k.id limit 2000`

/** $1 actor, $2 day, $3 moment. */
const PEOPLE = `
select c.id, ${SELECT_FACTS}, c.state as presence, c.state_from as "presenceFrom", c.registered_on as "registeredOn",
  (select max(e.day) from standing_deeds e where e.citizen_id = c.id and e.is_contact) as "lastContact"
from citizens c where ${visible('c', 1, 2, 3)} limit 20000`

const PersonRow = z.object({
  id: z.string(),
  presence: z.enum(PRESENCES),
  presenceFrom: z.string().nullable(),
  registeredOn: z.string(),
  lastContact: z.string().nullable(),
})

/** What a paper in sight is: about somebody in sight, or about nobody and one's own. $1 actor, $2 day, $3 moment. */
const PRINTED = `
select p.id, p.form, p.format, p.state, p.day, p.citizen_id as citizen, c.key, c.name as sealed, p.case_id as "case",
  s.id as staff, s.key as "staffKey", s.name as "staffSealed"
from papers p left join citizens c on c.id = p.citizen_id join staff s on s.id = p.staff_id
where case when p.citizen_id is null then p.staff_id = $1 else ${visible('c', 1, 2, 3)} end`

interface StaffName {
  readonly staff: string | null
  readonly staffKey: Buffer | null
  readonly staffSealed: Buffer | null
}

interface DeedRow
  extends StaffName,
    Pick<DeedOnPaper, 'day' | 'kind' | 'outcome' | 'reason' | 'topic' | 'help'> {
  readonly id: string
  readonly note: Buffer | null
  readonly citizen: string
  readonly key: Buffer
  readonly sealed: Buffer
  readonly case: string | null
  readonly technology: string | null
  readonly words: Buffer | null
}

interface ReportRow extends StaffName {
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

/** What papers stand on, in PostgreSQL. */
export class PostgresPaperDesk implements PaperDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async institution(department: string): Promise<{ name: string; inChat: boolean } | null> {
    const { rows } = await this.#pool.query<{ name: string; inChat: boolean }>(
      `select i.name, i.papers_in_chat_by is not null as "inChat" from institutions i
       join departments d on d.institution_id = i.id where d.id = $1`,
      [department],
    )
    return rows[0] ?? null
  }

  async deeds(actor: Actor, filter: DeedFilter, day: LocalDate, at: number): Promise<readonly DeedOnPaper[]> {
    const { from, to, kinds = null, contacts = false, citizen = null } = filter
    const { rows } = await this.#pool.query<DeedRow>(DEEDS, [
      actor.id,
      day,
      iso(at),
      from,
      to,
      kinds,
      contacts,
      citizen,
    ])
    return rows.map((row) => this.#deed(row, actor))
  }

  async reports(
    actor: Actor,
    from: LocalDate,
    to: LocalDate,
    day: LocalDate,
    at: number,
  ): Promise<readonly ReportOnPaper[]> {
    const { rows } = await this.#pool.query<ReportRow>(REPORTS, [actor.id, day, iso(at), from, to])
    return rows.map((row) => ({
      day: row.day,
      name: this.#citizenName(row),
      problem: this.#words(row.key, row.id, row.words).problem,
      urgency: row.urgency,
      technology: row.technology,
      stage: row.stage,
      status: row.status,
      reason: row.reason,
      curatorName: this.#staffName(row) ?? '',
    }))
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

  #deed(row: DeedRow, { role }: Actor): DeedOnPaper {
    const { id, day, kind, outcome, reason, note, citizen, key, technology } = row
    const { letters } = row.case === null ? NO_WORDS : this.#words(key, row.case, row.words)
    return {
      day,
      kind,
      outcome,
      reason,
      topic: row.topic,
      help: row.help,
      citizen,
      name: this.#citizenName(row),
      case: row.case,
      technology,
      staffName: this.#staffName(row),
      note:
        note === null || !seesField(role, 'note')
          ? null
          : this.#vault.open(key, cell('deeds', 'note', id), note),
      letter: letters.find((letter) => letter.id === outcome) ?? null,
    }
  }

  #words(key: Buffer, id: string, words: Buffer | null): CaseWords {
    return words === null
      ? NO_WORDS
      : CaseWords.parse(JSON.parse(this.#vault.open(key, caseWordsPlace(id), words)))
  }

  #citizenName({ citizen, key, sealed }: { citizen: string; key: Buffer; sealed: Buffer }): string {
    return this.#vault.open(key, cell('citizens', 'name', citizen), sealed)
  }

  #staffName({ staff, staffKey, staffSealed }: StaffName): string | null {
    return staff === null || staffKey === null || staffSealed === null
      ? null
      : this.#vault.open(staffKey, staffNamePlace(staff), staffSealed)
  }
}
