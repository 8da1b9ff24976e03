import type pg from 'pg'
import type {
  Board,
  BoardDesk,
  Coverage,
  Independence,
  PastWeek,
  StaffFigures,
  StandIn,
  UnreachedLine,
  WaitingCall,
  WeekFigures,
} from '../../../application/ports/office/board-desk.ts'
import type { CitizenLine } from '../../../application/ports/office/register-desk.ts'
import type { TaskLine } from '../../../application/ports/office/task-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { type Figures, NO_FIGURES, together } from '../../../domain/reports/figures.ts'
import { iso } from '../iso.ts'
import {
  CALLS,
  COVERAGE,
  COVERS,
  CREW,
  DISTRICTS,
  dangerTasks,
  FACTS,
  INDEPENDENCE,
  LEFT,
  lateTasks,
  UNREACHED,
  WEEK,
  WORK,
} from './board-statements.ts'
import { staffNamePlace } from './staff-writers.ts'
import { TASK_COLUMNS, taskOfRow } from './task-rows.ts'
import { cell } from './writing.ts'

/** Figures of a district, of what was handed to somebody in it. */
interface Fact extends Figures {
  readonly district: string | null
  readonly assignee: string | null
}

interface Named {
  readonly id: string
  readonly key: Buffer
  readonly name: Buffer
}

interface CoverRow extends Named {
  readonly owner: string
  readonly until: string | null
}

interface CallRow {
  readonly id: string
  readonly citizen: string | null
  readonly key: Buffer | null
  readonly name: Buffer | null
  readonly since: LocalDate
}

interface WorkRow {
  readonly district: string
  readonly staff: string
}

const DANGER_DAYS = 7
const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'ru')
const sumOf = (facts: readonly Fact[]): Figures => {
  const { people, open, late, owed, left, dangers, calls, unconfirmed } = facts.reduce<Figures>(
    together,
    NO_FIGURES,
  )
  return { people, open, late, owed, left, dangers, calls, unconfirmed }
}

/** The head's figures in PostgreSQL. */
export class PostgresBoardDesk implements BoardDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async board(department: string, day: LocalDate): Promise<Board> {
    const facts = await this.#rows<Fact>(FACTS, [department, day, addDays(day, -DANGER_DAYS)])
    const work = await this.#rows<WorkRow>(WORK, [department, day])
    const crew = await this.#rows<Named & { role: string }>(CREW, [department])
    const districts = await this.#rows<{ id: string; name: string }>(DISTRICTS, [department])
    const covers = await this.#rows<CoverRow>(COVERS, [department, day])
    const staff = crew.flatMap(({ role, ...named }) => {
      const own = this.#staffFigures(named, facts, work, covers)
      // Whoever works no districts is shown once something was handed to them.
      return role === 'specialist' || own.open > 0 ? [own] : []
    })
    return {
      staff: staff.sort(byName),
      districts: districts.map(({ id, name }) => ({
        ...sumOf(facts.filter(({ district }) => district === id)),
        id,
        name,
        workers: work.filter(({ district }) => district === id).map((each) => each.staff),
      })),
      total: sumOf(facts),
    }
  }

  async late(department: string, staff: string, day: LocalDate, most: number): Promise<readonly TaskLine[]> {
    const rows = await this.#rows(lateTasks(TASK_COLUMNS), [department, staff, day, most])
    return rows.map((row) => taskOfRow(row, this.#vault, 'head'))
  }

  async left(department: string, district: string, day: LocalDate): Promise<readonly CitizenLine[]> {
    const rows = await this.#rows<Omit<CitizenLine, 'name'> & Named>(LEFT, [department, district, day])
    return rows
      .map(({ key, name, ...line }) => ({
        ...line,
        name: this.#vault.open(key, cell('citizens', 'name', line.id), name),
      }))
      .sort(byName)
  }

  async unreached(department: string, day: LocalDate): Promise<readonly UnreachedLine[]> {
    const rows = await this.#rows<Omit<UnreachedLine, 'name'> & Named>(UNREACHED, [department, day])
    return rows.map(({ key, name, ...line }) => ({
      ...line,
      name: this.#vault.open(key, cell('citizens', 'name', line.id), name),
    }))
  }

  async dangers(department: string, day: LocalDate): Promise<readonly TaskLine[]> {
    const rows = await this.#rows(dangerTasks(TASK_COLUMNS), [department, addDays(day, -DANGER_DAYS)])
    return rows.map((row) => taskOfRow(row, this.#vault, 'head'))
  }

  async calls(department: string, zone: string): Promise<readonly WaitingCall[]> {
    const rows = await this.#rows<CallRow>(CALLS, [department, zone])
    return rows.map(({ id, citizen, key, name, since }) => ({
      id,
      name: key && name ? this.#vault.open(key, cell('citizens', 'name', citizen ?? ''), name) : null,
      since,
    }))
  }

  async week(department: string, { from, to, startsAt, endsAt }: PastWeek): Promise<WeekFigures> {
    const [row] = await this.#rows<WeekFigures>(WEEK, [department, from, to, iso(startsAt), iso(endsAt)])
    return row ?? { contacts: 0, done: 0, late: 0, dangers: 0 }
  }

  async coverage(department: string, day: LocalDate, ends: readonly LocalDate[]): Promise<Coverage> {
    const rows = await this.#rows<{ all: number; reached: number }>(COVERAGE, [department, day, ends])
    return { all: rows[0]?.all ?? 0, reached: rows.map(({ reached }) => reached) }
  }

  independence(department: string, from: number, zone: string): Promise<readonly Independence[]> {
    return this.#rows<Independence>(INDEPENDENCE, [department, iso(from), zone])
  }

  async #rows<T extends object>(sql: string, values: readonly unknown[]): Promise<T[]> {
    const { rows } = await this.#pool.query<T>(sql, [...values])
    return rows
  }

  #staffFigures(
    named: Named,
    facts: readonly Fact[],
    work: readonly WorkRow[],
    covers: readonly CoverRow[],
  ): StaffFigures {
    const { id } = named
    const worked = new Set(work.filter(({ staff }) => staff === id).map(({ district }) => district))
    const own = facts.filter(({ district, assignee }) =>
      assignee === null ? district !== null && worked.has(district) : assignee === id,
    )
    const coveredBy = covers
      .filter(({ owner }) => owner === id)
      .map((cover): StandIn => ({ name: this.#nameOf(cover), until: cover.until }))
    return { ...sumOf(own), staff: id, name: this.#nameOf(named), coveredBy }
  }

  #nameOf({ id, key, name }: Named): string {
    return this.#vault.open(key, staffNamePlace(id), name)
  }
}
