import type { Category } from '../../domain/reminders/rule.ts'
import type { ReminderState } from './outbox.ts'

/** All states by name, in the order of a reminder's life. */
export const REMINDER_STATES = [
  'planned',
  'claimed',
  'dispatching',
  'sent',
  'failed',
  'blocked',
  'expired',
  'suppressed',
  'unknown',
] as const satisfies readonly ReminderState[]

/** A reminder as its row tells of it. No words, no names, no addresses: a person is an id that leads nobody anywhere. */
export interface LedgerRow {
  readonly id: number
  readonly rule: string
  /** Null once the person is forgotten. */
  readonly person: string | null
  /** Where the person's days are; null – where the region's are. */
  readonly zone: string | null
  /** `2026-11-25` or `2026-11-25T10:30` */
  readonly base: string
  readonly state: ReminderState
  readonly reason: string | null
  /** Nobody may send it twice by chance: where it may have arrived, a person decides. */
  readonly hold: boolean
  readonly attempts: number
  readonly ambiguous: number
  /** How often a person had it sent once more. */
  readonly resent: number
  /** The reminder whose message told this one too. */
  readonly joinedTo: number | null
  /** Moments in milliseconds since the epoch. */
  readonly due: number
  readonly lookAt: number
  readonly expires: number
  readonly plannedAt: number
  readonly settledAt: number | null
}

/** Which reminders are asked for; what is left out does not matter. */
export interface LedgerFilter {
  readonly state?: ReminderState
  readonly rule?: string
  readonly person?: string
  readonly limit: number
}

/** Reminders in one state – and, where they are settled, with one reason. */
export interface StateCount {
  readonly state: ReminderState
  readonly reason: string | null
  readonly count: number
}

/** How reminders stand: all that are open, and what was settled since a moment. */
export interface Standing {
  readonly counts: readonly StateCount[]
  /** Sent, or still open, later after their moment than they may be. */
  readonly late: number
  /** All that a person has to decide on, however old. */
  readonly unknown: number
  /** Planned, and to be looked at by now. */
  readonly due: number
  /** Since when the oldest of those waits; null – none does. */
  readonly oldestDue: number | null
  readonly openTasks: number
}

/** What a person has to do because a message could not: call, say. */
export interface HumanTask {
  readonly id: number
  readonly person: string | null
  readonly reason: string
  readonly at: number
  /** The reminder that did not get there; its rule has the phrase. Null where it is gone. */
  readonly reminder: number | null
  readonly rule: string | null
  readonly base: string | null
}

/** A department in which somebody waits and no head can be told in a chat: somebody has to call there. Names no person. */
export interface UnheardDepartment {
  readonly id: string
  readonly name: string
  /** Open cries for help and cases in which every minute counts. */
  readonly cries: number
  /** Whom nobody reached in the last month that is over. */
  readonly missed: number
}

/** What decides where and whether a person can be told. */
export interface LedgerPerson {
  readonly id: string
  readonly zone: string | null
  readonly muted: readonly Category[]
  readonly isReachable: boolean
}

/**
 * Reminders as the operator looks at them, and the few things that an operator decides. Every change raises the fence and
 * names the states that it starts from: a sender in between can undo none of it, and it undoes nothing that was sent.
 * Cheap with a million rows: open rows and the last day are found by their own indexes. Outages throw.
 */
export interface OperatorLedger {
  /** `lateMs` – so long after its moment a reminder is late. */
  standing(now: number, since: number, lateMs: number): Promise<Standing>
  /** The newest first. */
  list(filter: LedgerFilter): Promise<readonly LedgerRow[]>
  /** Open ones, the next to be looked at first. */
  next(most: number): Promise<readonly LedgerRow[]>
  /** Settled ones, the last first. */
  settled(most: number): Promise<readonly LedgerRow[]>
  find(id: number): Promise<LedgerRow | null>
  person(id: string): Promise<LedgerPerson | null>
  /** Open tasks, the oldest first. */
  tasks(most: number): Promise<readonly HumanTask[]>
  /** Departments where people wait and no head has a chat, by name. */
  unheard(): Promise<readonly UnheardDepartment[]>
  /** Since when runs of jobs are counted; null – nothing ran yet. */
  firstRun(): Promise<number | null>
  /** Planned or claimed becomes suppressed. @returns false when it is neither any more. */
  cancel(id: number, reason: string, at: number): Promise<boolean>
  /** A held one that is unknown and not stale is planned again, at once. @returns false when it is not such a one. */
  resend(id: number, at: number): Promise<boolean>
  /** An unknown one arrived, and with it all that its message told; a task about it is over. @returns false when it is not unknown. */
  confirm(id: number, at: number): Promise<boolean>
  /** @returns false when there is no such open task. */
  closeTask(id: number, at: number): Promise<boolean>
}
