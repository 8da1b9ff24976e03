import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { NumberedKind } from './letter-desk.ts'

/** Changes of letters outside of cases, and of the numbers under which papers go out. */
export type LetterChange =
  /** Guard: nobody has the number. Whoever comes second is decided anew, with the next one. */
  | {
      readonly type: 'take_number'
      readonly department: string
      readonly kind: NumberedKind
      readonly year: string
      readonly n: number
      readonly holder: string
    }
  | {
      readonly type: 'send_free_letter'
      readonly id: string
      readonly department: string
      /** Null – it is about nobody. */
      readonly citizen: string | null
      readonly by: string
      readonly day: LocalDate
      readonly at: number
      /** JSON of its words; sealed. */
      readonly words: string
    }
  /** What was heard of it. Guard: it stands, revision. An answer to a letter about nobody closes the task that waited for it. */
  | {
      readonly type: 'hear_of_letter'
      readonly id: string
      readonly revision: number
      readonly by: string
      readonly at: number
      readonly words: string
    }
  /** It never was. Guard: it stands, revision. */
  | {
      readonly type: 'withdraw_letter'
      readonly id: string
      readonly revision: number
      readonly by: string
      readonly at: number
    }

/** The key of the task that waits for a letter's answer. */
export const answerTaskKey = (letter: string): string => `letter|${letter}`
