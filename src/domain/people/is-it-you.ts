import type { LocalDate } from '../calendar/local-date.ts'
import { comparableName } from './same-person.ts'

/** First letters of a name and the year of birth, as somebody said them. */
export interface SaidIdentity {
  /** `сап`: surname, first name, patronymic – in lower case, «ё» as «е». */
  readonly initials: string
  readonly year: number
}

/**
 * Reads «С А П 1955», «с.а.п. 1955», «САП1955» and «Смирнова Анна Петровна 1955». Null – something is missing.
 */
export const readIdentity = (typed: string): SaidIdentity | null => {
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(typed)?.[0]
  const words = comparableName(typed.replace(/[.,;:/()«»"-]/g, ' ').replace(/\d+/g, ' '))
    .split(' ')
    .filter(Boolean)
  const [only = ''] = words
  const letters = words.length === 1 && only.length <= 3 ? [...only] : words.map((word) => [...word][0] ?? '')
  if (year === undefined || letters.length < 2) return null
  return { initials: letters.slice(0, 3).join(''), year: Number(year) }
}

/**
 * Whether what somebody said fits a card. A card without a date of birth cannot be told from others: nobody fits. A
 * patronymic may be left out by whoever has none on the card, never by others.
 */
export const fitsCard = (
  { initials, year }: SaidIdentity,
  card: { readonly name: string; readonly birthDate: LocalDate | null },
): boolean => {
  const expected = comparableName(card.name)
    .split(' ')
    .slice(0, 3)
    .map((word) => [...word][0] ?? '')
    .join('')
  return card.birthDate !== null && initials === expected && Number(card.birthDate.slice(0, 4)) === year
}
