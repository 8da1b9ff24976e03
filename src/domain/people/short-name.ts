/**
 * A name short enough for a button: surname and initials.
 * @example shortName('Смирнова Анна Петровна') === 'Смирнова А. П.'
 */
export const shortName = (name: string): string => {
  const [surname = '', ...others] = name.trim().split(/\s+/)
  const initials = others.map((word) => `${[...word][0] ?? ''}.`)
  return [surname, ...initials].join(' ')
}

/**
 * How a person is addressed: first name and patronymic; the whole name where it is one word.
 * @example givenName('Смирнова Анна Петровна') === 'Анна Петровна'
 */
export const givenName = (name: string): string => {
  const words = name.trim().split(/\s+/)
  return words.length > 1 ? words.slice(1).join(' ') : name.trim()
}
