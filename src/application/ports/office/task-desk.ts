import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Urgency } from './caseload-change.ts'

/** A task as a line of a list. */
export interface TaskLine {
  readonly id: string
  readonly kind: string
  readonly citizen: string | null
  /** Opened name; null where the task is about nobody. */
  readonly name: string | null
  /** Of that person; null – there is none, or the role does not see it. */
  readonly phone: string | null
  readonly case: string | null
  readonly district: string | null
  readonly department: string
  readonly assignee: string | null
  /** Visible outside the own districts: it was handed to the actor. */
  readonly lent: boolean
  readonly due: LocalDate | null
  readonly rule: string | null
  readonly base: LocalDate | null
  readonly approximate: boolean
  readonly urgency: Urgency
  readonly closedBy: string | null
  readonly params: Readonly<Record<string, string | number>>
  readonly note: string | null
  readonly postponed: number
  readonly state: 'open' | 'done' | 'cancelled'
  readonly result: string | null
  /** What came of it in somebody's own words. */
  readonly resultWords: string | null
  /** Days before the due day on which it is spoken of. */
  readonly warnOn: readonly LocalDate[]
  readonly madeBy: string | null
  /** Who closed it, and when. */
  readonly doneBy: string | null
  readonly doneAt: number | null
  readonly madeOn: LocalDate
  readonly revision: number
}

/** What became of a task on its way. */
export interface TaskEvent {
  readonly at: number
  /** Opened name of whoever did it; null – the system. */
  readonly by: string | null
  readonly event: Readonly<Record<string, unknown>>
  /** The reason in somebody's own words. */
  readonly words: string | null
}

/** Which tasks are asked for. Days are inclusive; without a due day a task is urgent or has time. */
export interface TaskFilter {
  readonly citizen?: string
  readonly case?: string
  readonly state?: 'open' | 'any'
  /** Due up to this day, and all that has to be done at once. */
  readonly dueUntil?: LocalDate
  readonly dueFrom?: LocalDate
  /** `mine` – not those that were handed to somebody else. */
  readonly whose?: 'mine' | 'all'
}

/** Reads of tasks, within what the actor may see; what lies outside looks like what does not exist. Outages throw. */
export interface TaskDesk {
  /** The most urgent first, then by due day. */
  list(actor: Actor, filter: TaskFilter, day: LocalDate, at: number): Promise<readonly TaskLine[]>
  find(actor: Actor, task: string, day: LocalDate, at: number): Promise<TaskLine | null>
  /** Open tasks of a department's heads that a rule made for a period; `base` – its first day. */
  dutiesOf(
    department: string,
    rule: string,
    base: LocalDate,
  ): Promise<readonly { readonly id: string; readonly revision: number }[]>
  history(task: string): Promise<readonly TaskEvent[]>
  /** Open tasks of a department that its head is to hear of by this day: the latest first. */
  lateFor(head: Actor, day: LocalDate): Promise<readonly TaskLine[]>
}
