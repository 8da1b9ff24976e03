import { addDays, type LocalDate } from '../calendar/local-date.ts'

/**
 * Kinds of tasks that are somebody's cry for help: «Нужна помощь», words of danger or a report of it, a call for a person.
 * They have an end that somebody sees to: until it is there the head hears of them each morning.
 */
export const CRIES = ['help', 'danger', 'human_call'] as const

/** What an employee says to a cry; `read` is said by opening it. */
export const CRY_ANSWERS = ['read', 'taken', 'going', 'by_phone', 'wrote'] as const
export type CryAnswer = (typeof CRY_ANSWERS)[number]

/** What was done about an open cry. */
export interface CryStanding {
  /** From this day on it waits for somebody. */
  readonly since: LocalDate
  /** The last day on which somebody said that they see to it, tried to reach the person, or put it off; null – nobody. */
  readonly actedOn: LocalDate | null
  /** Somebody spoke with the person since. */
  readonly isContacted: boolean
  /** It is about danger: a talk may have been about something else, so that only its own end is its end. */
  readonly isDanger: boolean
}

/** What of a task says whether it is a cry. */
export interface Cried {
  readonly kind: string
  readonly case: string | null
  readonly urgency: string
}

/** Whether a task is a cry: of such a kind, or what burns in a case. */
export const isCry = ({ kind, case: of, urgency }: Cried): boolean =>
  CRIES.some((each) => each === kind) || (of !== null && urgency === 'at_once')

/**
 * Whether the head is told of it on the morning of a day: nobody acted by then. Whoever acts has the next morning to
 * themselves; after that it is told again, until somebody spoke with the person or the task is closed – danger until it is
 * closed.
 * @example isToldToHead({ since: '2026-12-07', actedOn: null, isContacted: false, isDanger: false }, '2026-12-08') === true
 */
export const isToldToHead = (
  { since, actedOn, isContacted, isDanger }: CryStanding,
  day: LocalDate,
): boolean => (isDanger || !isContacted) && day > (actedOn === null ? since : addDays(actedOn, 1))
