import type { DateWords } from './when-words.ts'

/** Words of a message with their letters as they were typed. */
const wordsOf = (typed: string): string[] => typed.match(/[\p{L}][\p{L}'’.-]*/gu) ?? []

const plain = (word: string): string => word.toLowerCase().replaceAll('ё', 'е').replace(/\.$/u, '')

/** «Иванова», «А.»; «МФЦ» is no name. */
const isCapital = (word: string): boolean => /^\p{Lu}(?:\p{Ll}|\.|$)/u.test(word)

const withCapital = (word: string): string => word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())

type Words = DateWords['when']['people']

const isTitle = (word: string, { titles }: Words): boolean =>
  titles.some((beginning) => plain(word).startsWith(beginning))

/** A surname by its ending, or by its capital; a word that only ends so is none: «к столовой». */
const isSurname = (word: string, { endings, not }: Words): boolean => {
  const said = plain(word)
  if (not.includes(said)) return false
  return (
    (isCapital(word) && said.length > 2) ||
    endings.some((end) => said.length > end.length + 1 && said.endsWith(end))
  )
}

/** «Анны Сергеевны», «А. С.» behind a surname. */
const isFurther = (word: string | undefined): boolean => word !== undefined && isCapital(word)

/**
 * Whom one is to see, as it was said: «к Ивановой», «у врача Петрова Ивана». Null – nobody is named.
 * @example personIn('на среду к ивановой', words) // 'к Ивановой'
 */
export const personIn = (typed: string, { when: { people } }: DateWords): string | null => {
  const words = wordsOf(typed)
  for (const [at, word] of words.entries()) {
    if (!people.before.includes(plain(word))) continue
    const isTitled = isTitle(words[at + 1] ?? '', people)
    const first = at + (isTitled ? 2 : 1)
    const surname = words[first]
    if (surname === undefined || isTitle(surname, people) || !isSurname(surname, people)) continue
    const further = [first + 1, first + 2].filter((each) => isFurther(words[each]))
    const names = [surname, ...further.map((each) => words[each] ?? '')].map(withCapital)
    return [plain(word), ...(isTitled ? [plain(words[at + 1] ?? '')] : []), ...names].join(' ')
  }
  return null
}
