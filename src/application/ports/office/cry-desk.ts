import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CryStanding } from '../../../domain/caseload/cry.ts'
import type { TaskLine } from './task-desk.ts'

/** Who said what to a cry, and on which day. */
export interface CrySaid {
  /** Opened name of the employee. */
  readonly name: string
  readonly on: LocalDate
}

/** What the person said, and when. */
export interface CryWords {
  readonly words: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** An open cry for help with all that was done about it. */
export interface CryLine extends CryStanding {
  readonly task: TaskLine
  /** Who opened it first; null – nobody. */
  readonly read: CrySaid | null
  /** Who said last that they see to it; null – nobody. */
  readonly taken: CrySaid | null
  /** Opened names of whoever works its district that day, or has it in hand. */
  readonly workers: readonly string[]
}

/** A department with something to tell its heads, and the chats of all of them. */
export interface HeadChats {
  readonly department: string
  readonly persons: readonly string[]
}

/** Reads of cries for help, without an actor: for what goes out by itself. Outages throw. */
export interface CryDesk {
  /** Open cries of a department; the newest first. Those whose person is being talked with are left out. */
  open(department: string, day: LocalDate): Promise<readonly CryLine[]>
  /** The cry behind a task, open or not; null – there is none. */
  find(task: string, day: LocalDate): Promise<CryLine | null>
  /** Words of the person that came with a cry, in their order. */
  words(task: string): Promise<readonly CryWords[]>
  /** The newest open task «Нужна помощь» of a person's own, not older than a day; null – there is none. */
  awaited(citizen: string, from: LocalDate): Promise<string | null>
  /**
   * The open danger of a chat, linked to a card or not: of this kind if there is one, else the newest; null – there is
   * none.
   */
  danger(person: string, kind: string): Promise<string | null>
  /** Every department, with the chats of those who hear on a day what is told to its heads. */
  heads(day: LocalDate): Promise<readonly HeadChats[]>
}
