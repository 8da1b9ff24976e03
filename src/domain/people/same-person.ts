import type { LocalDate } from '../calendar/local-date.ts'

/** A name as it is compared: lower case, «ё» as «е», one space between words, hyphens kept, nothing else. */
export const comparableName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\s-]/gu, ' ')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * What two entries of the register have in common when they are the same person: name and birth date. Sealed by the caller
 * (it identifies).
 * @example samePerson('Смирнова  Алёна', '1955-03-08') === 'смирнова алена|1955-03-08'
 */
export const samePerson = (name: string, birthDate: LocalDate | null): string =>
  `${comparableName(name)}|${birthDate ?? ''}`
