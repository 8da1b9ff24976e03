import { isSmall, splitSurname } from './surname.ts'

const MOST_INITIALS = 2

/**
 * A name short enough for a button: surname and initials.
 * @example shortName('Мамедова Айгуль Гасан кызы') === 'Мамедова А. Г.'
 */
export const shortName = (name: string): string => {
  const { surname, others } = splitSurname(name)
  const initials = others
    // «Иванова А.П.» has its initials already.
    .flatMap((word) => word.split('.').filter(Boolean))
    .filter((word) => !isSmall(word, name))
    .slice(0, MOST_INITIALS)
    .map((word) => `${[...word][0] ?? ''}.`)
  return [surname, ...initials].join(' ')
}

/**
 * How a person is addressed: first name and patronymic; the whole name where it is one word.
 * @example givenName('Смирнова Анна Петровна') === 'Анна Петровна'
 */
export const givenName = (name: string): string => {
  const { others } = splitSurname(name)
  return others.length > 0 ? others.join(' ') : name.trim()
}
