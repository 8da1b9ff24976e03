import type { LocalDate } from '../calendar/local-date.ts'
import type { BirthDate } from './birth.ts'
import type { WordsField } from './card-facts.ts'
import type { Sex } from './categories.ts'

/** What was answered about a person; what was not asked is not there, null – nobody knows. Fields of words are called as on the card. */
export interface PersonAnswers extends Readonly<Partial<Record<WordsField, string | null | undefined>>> {
  readonly name?: string | undefined
  readonly sex?: Sex | undefined
  readonly birth?: BirthDate | null | undefined
  readonly phone?: string | null | undefined
  readonly disability?: 'none' | 'g1' | 'g2' | 'g3' | 'child' | undefined
  readonly household?: 'with_others' | 'alone' | 'alone_lonely' | 'unknown' | undefined
  readonly turn?: 'retired' | 'disabled' | 'arrived' | 'none' | undefined
  /** Since when the turn in life holds. */
  readonly since?: LocalDate | null | undefined
  readonly note?: string | null | undefined
}
