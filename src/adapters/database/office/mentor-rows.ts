import type pg from 'pg'
import { z } from 'zod'
import type {
  EndingMentoring,
  MentorChange,
  MentorDesk,
  MentorRecord,
} from '../../../application/ports/office/mentor-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { MentorConsent } from '../../../domain/caseload/mentor-consent.ts'
import { MENTOR_REFUSALS, MENTOR_STATES } from '../../../domain/mentors/candidate.ts'
import { MentorFacts } from '../../../domain/mentors/mentor-facts.ts'
import { cell, touches, type Writers } from './writing.ts'

/** Where what a mentor says of themselves is sealed. */
export const mentorPlace = (id: string): string => cell('mentors', 'facts', id)

const Row = z.object({
  id: z.string(),
  department: z.string(),
  staff: z.string().nullable(),
  key: z.instanceof(Buffer),
  facts: z.instanceof(Buffer),
  state: z.enum(MENTOR_STATES),
  agreedOn: z.string(),
  appliedOn: z.string(),
  questionnaireOn: z.string().nullable(),
  papersOn: z.string().nullable(),
  decidedOn: z.string().nullable(),
  number: z.string().nullable(),
  refusal: z.enum(MENTOR_REFUSALS).nullable(),
  families: z.number(),
  revision: z.number(),
})

/** Open cases of a mentor `m`. */
const THEIRS = `cases k where k.state->>'mentor' = m.id and k.status <> 'closed'`

const SELECT = `select m.id, m.department_id as department, m.staff_id as staff, m.key, m.facts, m.state, m.agreed_on as "agreedOn",
  m.applied_on as "appliedOn", m.questionnaire_on as "questionnaireOn", m.papers_on as "papersOn", m.decided_on as "decidedOn",
  m.number, m.refusal, m.revision, (select count(*)::int from ${THEIRS}) as families from mentors m`

/** What a mentor says of themselves, opened. */
export const openMentor = (vault: Vault, key: Buffer, id: string, facts: Buffer): MentorFacts =>
  MentorFacts.parse(JSON.parse(vault.open(key, mentorPlace(id), facts)))

/** $1 case. */
const CONSENTS = `select n.mentor_id as mentor, n.family_on as "familyOn", n.family_how as "familyHow", n.mentor_on as "mentorOn",
  (select min(w.day) from standing_deeds w where w.citizen_id = n.citizen_id and w.kind = 'consent_withdrawn'
     and w.outcome = 'mentor' and w.at >= e.at) as "withdrawnOn"
  from mentor_consents n join standing_deeds e on e.id = n.deed_id where n.case_id = $1 order by n.family_on, n.mentor_id`

/** Open tasks `t` to decide on the end of a mentoring's term, of its department `d`. */
const TERMS = `tasks t join cases k on k.id = t.case_id join citizens c on c.id = k.citizen_id
  join districts d on d.id = c.district_id
  where t.state = 'open' and t.rule = 'mentor' and k.status <> 'closed' and k.state->>'mentor' is not null`

interface EndingRow {
  readonly id: string
  readonly citizen: string
  readonly key: Buffer
  readonly name: Buffer
  readonly until: LocalDate
  readonly mentor: string
  readonly mentorKey: Buffer | null
  readonly facts: Buffer | null
}

/** Mentors' records in PostgreSQL. */
export class PostgresMentorDesk implements MentorDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async list(department: string): Promise<readonly MentorRecord[]> {
    const { rows } = await this.#pool.query(`${SELECT} where m.department_id = $1`, [department])
    return rows
      .map((row) => this.#record(row))
      .sort((a, b) => a.facts.name.localeCompare(b.facts.name, 'ru') || (a.id < b.id ? -1 : 1))
  }

  async find(department: string, id: string): Promise<MentorRecord | null> {
    const { rows } = await this.#pool.query(`${SELECT} where m.department_id = $1 and m.id = $2`, [
      department,
      id,
    ])
    return rows[0] ? this.#record(rows[0]) : null
  }

  async consents(of: string): Promise<readonly MentorConsent[]> {
    const { rows } = await this.#pool.query<MentorConsent>(CONSENTS, [of])
    return rows
  }

  async openTechnologies(citizen: string): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ technology: string }>(
      `select distinct technology from cases where citizen_id = $1 and status <> 'closed'`,
      [citizen],
    )
    return rows.map(({ technology }) => technology)
  }

  async endingIn(after: LocalDate, until: LocalDate): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ department: string }>(
      `select distinct d.department_id as department from ${TERMS}
       and exists (select 1 from unnest(t.warn_on) w where w > $1 and w <= $2) order by 1`,
      [after, until],
    )
    return rows.map(({ department }) => department)
  }

  async ending(department: string, day: LocalDate): Promise<readonly EndingMentoring[]> {
    const { rows } = await this.#pool.query<EndingRow>(
      `select k.id, c.id as citizen, c.key, c.name, t.due as until, k.state->>'mentor' as mentor,
         m.key as "mentorKey", m.facts
       from (select t.*, d.department_id from ${TERMS}) t join cases k on k.id = t.case_id
       join citizens c on c.id = k.citizen_id left join mentors m on m.id = k.state->>'mentor'
       where t.department_id = $1 and t.due is not null and exists (select 1 from unnest(t.warn_on) w where w <= $2)
       order by t.due, k.id`,
      [department, day],
    )
    return rows.map(({ id, citizen, key, name, until, mentor, mentorKey, facts }) => ({
      id,
      family: this.#vault.open(key, cell('citizens', 'name', citizen), name),
      mentor:
        mentorKey === null || facts === null ? null : openMentor(this.#vault, mentorKey, mentor, facts).name,
      until,
    }))
  }

  #record(row: unknown): MentorRecord {
    const { key, facts, ...record } = Row.parse(row)
    return { ...record, facts: openMentor(this.#vault, key, record.id, facts) }
  }
}

/** Writers of mentors' records. */
export const MENTOR_WRITERS: Writers<MentorChange> = {
  add_mentor: (writing, { id, department, facts, agreedOn, appliedOn, by, on }) => {
    const key = writing.vault.newKey()
    const sealed = writing.vault.seal(key, mentorPlace(id), JSON.stringify(facts))
    return touches(
      writing,
      `insert into mentors (id, department_id, key, facts, agreed_on, applied_on, made_by, made_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, department, key, sealed, agreedOn, appliedOn, by, on],
    )
  },
  keep_mentor: async (writing, { id, revision, standing }) => {
    const { rows } = await writing.client.query<{ key: Buffer }>('select key from mentors where id = $1', [
      id,
    ])
    const key = rows[0]?.key
    if (!key) return false
    const { facts, state, questionnaireOn, papersOn, decidedOn, number, refusal, staff } = standing
    return touches(
      writing,
      `update mentors set facts = $3, state = $4, questionnaire_on = $5, papers_on = $6, decided_on = $7, number = $8, refusal = $9,
         staff_id = $10, revision = revision + 1 where id = $1 and revision = $2`,
      [
        ...[id, revision, writing.vault.seal(key, mentorPlace(id), JSON.stringify(facts)), state],
        ...[questionnaireOn, papersOn, decidedOn, number, refusal, staff],
      ],
    )
  },
  keep_mentor_consent: (writing, { case: of, citizen, consent, deed, by }) =>
    touches(
      writing,
      `insert into mentor_consents (case_id, mentor_id, citizen_id, family_on, family_how, mentor_on, deed_id, staff_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (case_id, mentor_id) do update set family_on = excluded.family_on, family_how = excluded.family_how,
         mentor_on = excluded.mentor_on, deed_id = excluded.deed_id, staff_id = excluded.staff_id`,
      [
        ...[of, consent.mentor, citizen, consent.familyOn, consent.familyHow, consent.mentorOn],
        ...[deed, by],
      ],
    ),
  forget_mentor: (writing, { id }) =>
    touches(writing, `delete from mentors m where m.id = $1 and not exists (select 1 from ${THEIRS})`, [id]),
}
