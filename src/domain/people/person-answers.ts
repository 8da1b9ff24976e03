import type { LocalDate } from '../calendar/local-date.ts'
import type { BirthDate } from './birth.ts'
import type { Sex } from './categories.ts'

/** What was answered about a person; what was not asked is not there, null – nobody knows. */
export interface PersonAnswers {
  readonly name?: string | undefined
  readonly sex?: Sex | undefined
  readonly birth?: BirthDate | null | undefined
  readonly phone?: string | null | undefined
  readonly address?: string | null | undefined
  readonly disability?: 'none' | 'g1' | 'g2' | 'g3' | 'child' | undefined
  readonly household?: 'with_others' | 'alone' | 'alone_lonely' | 'unknown' | undefined
  readonly turn?: 'retired' | 'disabled' | 'arrived' | 'none' | undefined
  /** Since when the turn in life holds. */
  readonly since?: LocalDate | null | undefined
  readonly note?: string | null | undefined
}
