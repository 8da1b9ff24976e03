/** Small words belong to the one beside them: «фон Штольц», «Гасан кызы». In a name that is all small they say nothing. */
export const isSmall = (word: string, name: string): boolean =>
  /^\p{Ll}/u.test(word) && name !== name.toLowerCase()

/**
 * A name of one line as its surname and its other words.
 * @example splitSurname('фон Штольц Карл Иванович') // { surname: 'фон Штольц', others: ['Карл', 'Иванович'] }
 */
export const splitSurname = (name: string): { surname: string; others: string[] } => {
  const words = name.trim().split(/\s+/)
  const length = words.findIndex((word) => !isSmall(word, name)) + 1
  return { surname: words.slice(0, length).join(' '), others: words.slice(length) }
}
