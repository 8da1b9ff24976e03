import type { BirthDate } from './birth.ts'
import type { PersonName } from './person-name.ts'
import { splitSurname } from './surname.ts'

/** A name as it is written in one line. @example 'Смирнова Анна Петровна' */
export const fullName = ({ surname, first, patronymic }: PersonName): string =>
  [surname, first, patronymic ?? ''].filter(Boolean).join(' ')

/** The parts of a name of one line, in the order of documents; what follows the first name is the patronymic. */
export const nameParts = (name: string): PersonName => {
  const { surname, others } = splitSurname(name)
  const [first = '', ...rest] = others
  return { surname, first, patronymic: rest.length === 0 ? null : rest.join(' ') }
}

/** A name as it is compared: letters and single spaces only. @example 'Ёлкина Анна-Мария' is 'елкина аннамария' */
export const comparableName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{M}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * By what two entries are the same person: name and birth date. Sealed by whoever stores it (it identifies).
 * @example personKey('Смирнова  Алёна', '1955-03-08') === 'смирнова алена|1955-03-08'
 */
export const personKey = (name: string, birthDate: BirthDate | null): string =>
  `${comparableName(name)}|${birthDate ?? ''}`
