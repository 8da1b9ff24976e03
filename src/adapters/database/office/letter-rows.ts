import type pg from 'pg'
import type { LetterChange } from '../../../application/ports/office/letter-change.ts'
import { answerTaskKey } from '../../../application/ports/office/letter-change.ts'
import type { LetterDesk, LetterLine, NumberedKind } from '../../../application/ports/office/letter-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { LetterNote } from '../../../domain/caseload/case-words.ts'
import { iso } from '../iso.ts'
import { openedName, openedStaff, openedWords, type SealedStaff } from './paper-deeds.ts'
import { visible } from './scope.ts'
import { cell, citizenKey, touches, type Writers, type Writing } from './writing.ts'

/** Where the words of a letter outside of cases are sealed. */
export const letterPlace = (id: string): string => cell('free_letters', 'words', id)

/** $1 actor, $2 day, $3 moment, $4 from, $5 to, $6 letter. */
const OF_CASES = `
select e.outcome as id, k.id as "case", c.id as citizen, c.key, c.name as sealed, k.words,
  s.id as staff, s.key as "staffKey", s.name as "staffSealed", floor(extract(epoch from e.at) * 1000)::float8 as "recordedAt"
from standing_deeds e join cases k on k.id = e.case_id join citizens c on c.id = e.citizen_id join staff s on s.id = e.staff_id
where e.kind = 'letter_sent' and ${visible('c', 1, 2, 3)} and e.day between $4 and $5 and ($6::text is null or e.outcome = $6)
order by e.at desc, e.id limit 1000`

/** $1 actor, $2 day, $3 moment, $4 from, $5 to, $6 letter. */
const FREE = `
select l.id, c.id as citizen, c.key, c.name as sealed, l.words, l.revision,
  s.id as staff, s.key as "staffKey", s.name as "staffSealed", floor(extract(epoch from l.at) * 1000)::float8 as "recordedAt"
from free_letters l left join citizens c on c.id = l.citizen_id join staff s on s.id = l.staff_id
where l.withdrawn_at is null and l.sent_on between $4 and $5 and ($6::text is null or l.id = $6)
  and case when l.citizen_id is null then l.staff_id = $1 or exists (select 1 from acts_as_head($2) h
      where h.staff_id = $1 and h.department_id = l.department_id)
    else ${visible('c', 1, 2, 3)} end
order by l.at desc, l.id limit 1000`

interface Row extends SealedStaff {
  readonly id: string
  readonly citizen: string | null
  readonly key: Buffer | null
  readonly sealed: Buffer | null
  readonly words: Buffer | null
  readonly recordedAt: number
}

interface CaseRow extends Row {
  readonly case: string
  readonly citizen: string
  readonly key: Buffer
  readonly sealed: Buffer
}

interface FreeRow extends Row {
  readonly staff: string
  readonly staffKey: Buffer
  readonly words: Buffer
  readonly revision: number
}

/** Long before anything here was recorded, and long after. */
const EVER = ['2000-01-01', '2200-01-01'] as const

/** Letters in PostgreSQL: those of cases stand in the words of their case. */
export class PostgresLetterDesk implements LetterDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async nextNumber(department: string, kind: NumberedKind, year: string): Promise<number> {
    const { rows } = await this.#pool.query<{ n: number }>(
      `select coalesce(max(n.n), 0)::int + 1 as n from departments d
       left join document_numbers n on n.institution_id = d.institution_id and n.kind = $2 and n.year = $3 where d.id = $1`,
      [department, kind, year],
    )
    return rows[0]?.n ?? 1
  }

  sent(
    actor: Actor,
    from: LocalDate,
    to: LocalDate,
    day: LocalDate,
    at: number,
  ): Promise<readonly LetterLine[]> {
    return this.#read([actor.id, day, iso(at), from, to, null])
  }

  async find(actor: Actor, id: string, day: LocalDate, at: number): Promise<LetterLine | null> {
    const found = await this.#read([actor.id, day, iso(at), ...EVER, id])
    return found[0] ?? null
  }

  async #read(values: readonly unknown[]): Promise<readonly LetterLine[]> {
    const ofCases = await this.#pool.query<CaseRow>(OF_CASES, [...values])
    const free = await this.#pool.query<FreeRow>(FREE, [...values])
    return [
      ...ofCases.rows.flatMap((row) => this.#ofCase(row)),
      ...free.rows.map((row) => this.#free(row)),
    ].sort((a, b) => b.recordedAt - a.recordedAt)
  }

  #ofCase(row: CaseRow): LetterLine[] {
    const { letters } = openedWords(this.#vault, row.key, row.case, row.words)
    const note = letters.find(({ id }) => id === row.id)
    return note === undefined ? [] : [{ ...this.#line(row, note), case: row.case }]
  }

  #free(row: FreeRow): LetterLine {
    const words = this.#vault.open(row.key ?? row.staffKey, letterPlace(row.id), row.words)
    return { ...this.#line(row, LetterNote.parse(JSON.parse(words))), revision: row.revision }
  }

  #line(row: Row, note: LetterNote): LetterLine {
    const { id, citizen, key, sealed, staff, recordedAt } = row
    return {
      id,
      case: null,
      citizen,
      name:
        citizen === null || key === null || sealed === null
          ? null
          : openedName(this.#vault, { citizen, key, sealed }),
      staff: staff ?? '',
      staffName: openedStaff(this.#vault, row),
      note,
      recordedAt,
      revision: 0,
    }
  }
}

const employeeKey = async ({ client }: Writing, staff: string): Promise<Buffer | null> => {
  const { rows } = await client.query<{ key: Buffer }>('select key from staff where id = $1', [staff])
  return rows[0]?.key ?? null
}

/** The key of a stored letter's words: of whom it is about, else of whoever wrote it. */
const keyOf = async (writing: Writing, letter: string): Promise<Buffer | null> => {
  const { rows } = await writing.client.query<{ citizen: string | null; staff: string }>(
    'select citizen_id as citizen, staff_id as staff from free_letters where id = $1',
    [letter],
  )
  const [row] = rows
  if (!row) return null
  return row.citizen === null ? employeeKey(writing, row.staff) : citizenKey(writing, row.citizen)
}

/** The task that waited for the answer to a letter about nobody; one about a person is closed by the deed. */
const ANSWERED = `
update tasks set state = 'done', result = 'answered', done_at = $2, done_by = $3, revision = revision + 1
where key = $1 and citizen_id is null and state = 'open'`

const NEVER_SENT = `
update tasks set state = 'cancelled', result = 'undone', done_at = $2, done_by = $3, revision = revision + 1
where key = $1 and state = 'open'`

/** Writers of letters outside of cases, and of numbers. */
export const LETTER_WRITERS: Writers<LetterChange> = {
  take_number: (writing, { department, kind, year, n, holder }) =>
    touches(
      writing,
      `insert into document_numbers (institution_id, kind, year, n, holder)
       select institution_id, $2, $3, $4, $5 from departments where id = $1 on conflict do nothing`,
      [department, kind, year, n, holder],
    ),
  send_free_letter: async (writing, { id, department, citizen, by, day, at, words }) => {
    const key = citizen === null ? await employeeKey(writing, by) : await citizenKey(writing, citizen)
    if (key === null) return false
    return touches(
      writing,
      `insert into free_letters (id, department_id, citizen_id, staff_id, words, sent_on, at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, department, citizen, by, writing.vault.seal(key, letterPlace(id), words), day, iso(at)],
    )
  },
  hear_of_letter: async (writing, { id, revision, by, at, words }) => {
    const key = await keyOf(writing, id)
    if (key === null) return false
    const isHeard = await touches(
      writing,
      `update free_letters set words = $3, revision = revision + 1
       where id = $1 and revision = $2 and withdrawn_at is null`,
      [id, revision, writing.vault.seal(key, letterPlace(id), words)],
    )
    if (isHeard) await touches(writing, ANSWERED, [answerTaskKey(id), iso(at), by])
    return isHeard
  },
  withdraw_letter: async (writing, { id, revision, by, at }) => {
    const isWithdrawn = await touches(
      writing,
      `update free_letters set withdrawn_at = $3, revision = revision + 1
       where id = $1 and revision = $2 and withdrawn_at is null`,
      [id, revision, iso(at)],
    )
    if (isWithdrawn) await touches(writing, NEVER_SENT, [answerTaskKey(id), iso(at), by])
    return isWithdrawn
  },
}
