import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type {
  MonthEnd,
  MonthlyStanding,
  MonthlyStep,
  WhyMissed,
} from '../../../domain/people/monthly-contact.ts'
import type { Told } from './changes.ts'

/** A person of the register who may be owed a contact this month, with the standing that decides. */
export interface MonthlyRow extends MonthlyStanding {
  readonly citizen: string
}

/** What is due for a person today. */
export interface MonthlyDue {
  readonly citizen: string
  readonly steps: readonly MonthlyStep[]
  /** The id of the call task, should one be made. */
  readonly task: string
}

/** What holds for all that is written in one go. */
export interface MonthlyWriting {
  /** `2026-11` */
  readonly month: string
  readonly day: LocalDate
  /** From when on the day's asks may be sent, in milliseconds since the epoch. */
  readonly saidAt: number
  /** By when the day's calls are to be made. */
  readonly callBy: LocalDate
}

/** A person of the register as a month ended for them. */
export interface EndedRow extends MonthEnd {
  readonly citizen: string
}

/** A person who counts in a month that is over; `why` null – somebody reached them. */
export interface MonthRecord {
  readonly citizen: string
  readonly why: WhyMissed | null
  readonly tries: number
}

/** A department whose head is to hear of people whom nobody reached. */
export interface NewlyEscalated {
  readonly department: string
  readonly month: string
  /** The last day on which somebody came to the list. */
  readonly day: LocalDate
}

/**
 * What the daily round of Y-monthly reads and writes. Every write may be repeated, and done by two at once: the same person
 * gets the same ask and the same task once. Outages throw.
 */
export interface MonthlyRound {
  /** When a round last came to its end, in milliseconds since the epoch; null – never. */
  lastRun(): Promise<number | null>
  keepRun(at: number): Promise<void>
  /** People 55+ or with a disability who are not contacted in the month, by id after one, at most `size`. */
  page(month: string, day: LocalDate, after: string, size: number): Promise<readonly MonthlyRow[]>
  /** Writes what is due: marks, asks, call tasks. Whoever was contacted meanwhile is passed over. */
  write(due: readonly MonthlyDue[], writing: MonthlyWriting): Promise<void>
  /** Only marks: a month that ended while the bot stood is with the head, nobody can be asked any more. */
  markEnded(citizens: readonly string[], month: string, day: LocalDate): Promise<void>
  /** Everybody 55+ or with a disability who was registered by the last day of a month, by id after one, at most `size`. */
  ended(month: string, last: LocalDate, after: string, size: number): Promise<readonly EndedRow[]>
  /** Keeps a month as it ended; what is kept already stays as it is. */
  record(records: readonly MonthRecord[], month: string, last: LocalDate): Promise<void>
  /** Chats of those who hear whom nobody reached in a month: whoever works their districts now, and the heads. */
  missedIn(month: string, day: LocalDate): Promise<readonly string[]>
  /** Call tasks of months before one are of no use any more. */
  endCalls(before: string, at: number): Promise<void>
  /** Departments in which somebody came to the head's list after a day and is not reached yet. */
  escalatedAfter(day: LocalDate): Promise<readonly NewlyEscalated[]>
  tell(notices: readonly Told[]): Promise<void>
}
