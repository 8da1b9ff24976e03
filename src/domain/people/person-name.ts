import { visible } from '../text/visible.ts'
/** A person's name as documents order it. */
export interface PersonName {
  readonly surname: string
  readonly first: string
  /** Some people have none. */
  readonly patronymic: string | null
}

/** Why a name is refused. */
export type NameFault =
  | 'missing'
  /** Only one word where surname and first name are needed. */
  | 'incomplete'
  | 'initials'
  /** Digits, signs, or far too many words. */
  | 'not_a_name'
  /** Letters of two alphabets in one word that do not merely look alike. */
  | 'mixed_letters'

/** Latin letters that look like Russian ones on paper and on the screen. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [
    ['a', 'а'],
    ['c', 'с'],
    ['e', 'е'],
    ['o', 'о'],
    ['p', 'р'],
    ['x', 'х'],
    ['y', 'у'],
    ['k', 'к'],
    ['m', 'м'],
    ['t', 'т'],
    ['h', 'н'],
    ['b', 'в'],
    ['ë', 'ё'],
  ].flatMap(([latin, russian]): [string, string][] => [
    [latin as string, russian as string],
    [(latin as string).toUpperCase(), (russian as string).toUpperCase()],
  ]),
)

const CYRILLIC = /\p{Script=Cyrillic}/u
const LATIN = /\p{Script=Latin}/u
const WORD = /^\p{L}[\p{L}\p{M}]*(?:['’ʼ`-]\p{L}[\p{L}\p{M}]*)*$/u
const INITIALS = /(?:^|\s)\p{L}\.(?:\s*\p{L}\.)?/u
const LONGEST = 60
const MOST_WORDS = 5

const inRussian = (word: string): string =>
  [...word].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('')

/** Russian letters for those that look like them, in a word that is Russian or stands among Russian ones. */
const oneAlphabet = (words: readonly string[]): string[] =>
  words.map((word) => {
    if (!LATIN.test(word) || !words.some((each) => CYRILLIC.test(each))) return word
    const russian = inRussian(word)
    return LATIN.test(russian) ? word : russian
  })

const capitalised = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(^|['’ʼ`-])(\p{L})/gu, (_, before: string, first: string) => before + first.toUpperCase())

/** Endings that tell a patronymic and the sex it speaks of: `scenarios/register-columns.yaml`. */
export interface PatronymicWords {
  /** The last word of a patronymic of the Caucasus or Central Asia, apart or behind a dash: «Гасан кызы», «Гасан-оглы». */
  readonly particles: Readonly<Record<'female' | 'male', readonly string[]>>
  readonly endings: Readonly<Record<'female' | 'male', readonly string[]>>
  /** What a surname begins with: «де», «ван», «фон». */
  readonly prefixes: readonly string[]
}

const faultOf = (words: readonly string[]): NameFault | null => {
  if (words.length === 0) return 'missing'
  if (words.length > MOST_WORDS || words.some((word) => !WORD.test(word) || word.length > LONGEST))
    return 'not_a_name'
  return words.some((word) => LATIN.test(word) && CYRILLIC.test(word)) ? 'mixed_letters' : null
}

const isParticle = (word: string, { particles }: PatronymicWords): boolean =>
  [...particles.female, ...particles.male].includes(word.toLowerCase())

/** The particle behind the dash stays small: «Гасан-оглы». */
const casedWord = (word: string, patronymics: PatronymicWords): string => {
  if (isParticle(word, patronymics)) return word.toLowerCase()
  const dash = word.lastIndexOf('-')
  if (dash < 0 || !isParticle(word.slice(dash + 1), patronymics)) return capitalised(word)
  return capitalised(word.slice(0, dash)) + word.slice(dash).toLowerCase()
}

const cased = (words: readonly string[], patronymics: PatronymicWords): string =>
  words.map((word) => casedWord(word, patronymics)).join(' ')

/** «де Толли»: what a surname begins with stays small, so that it is told from a name. */
const casedSurname = (words: readonly string[], patronymics: PatronymicWords): string =>
  [
    ...words.slice(0, -1).map((word) => prefixed(word, patronymics)),
    cased(words.slice(-1), patronymics),
  ].join(' ')

const prefixed = (word: string, { prefixes }: PatronymicWords): string =>
  prefixes.includes(word.toLowerCase()) ? word.toLowerCase() : capitalised(word)

/** «Петровна», «Гасан-оглы»; «Гасан кызы» is two words. */
const isPatronymic = (word: string | undefined, patronymics: PatronymicWords): boolean =>
  word !== undefined && word.length > 4 && sexOfPatronymic(word, patronymics) !== null

/** How many words at the beginning are a surname's: one, or those that end with the word behind «де», «фон дер». */
const surnameLength = (words: readonly string[], { prefixes }: PatronymicWords): number => {
  const isMixedCase = words.some((word) => word !== word.toLowerCase() && word !== word.toUpperCase())
  const known = words.findIndex((word) => !prefixes.includes(word.toLowerCase()))
  // «Ван Ли Мин»: a surname of its own where nothing says that it is a prefix.
  const isPrefix = words.length - known >= 3 || (isMixedCase && words[0] === words[0]?.toLowerCase())
  return known > 0 && isPrefix ? known + 1 : 1
}

/** «Анна Петровна Иванова», «Али Гасан оглы Мамедов»: by the patronymic the surname is last, and goes first. */
const surnameFirst = (words: readonly string[], patronymics: PatronymicWords): readonly string[] => {
  const last = words.at(-1) as string
  const isTold = words.length === 3 && isPatronymic(words[1], patronymics)
  const isByParticle = words.length === 4 && isParticle(words[2] as string, patronymics)
  return (isTold || isByParticle) && !isParticle(last, patronymics) ? [last, ...words.slice(0, -1)] : words
}

/**
 * Reads a name from one cell (surname, first name, patronymic in this order) or from three: odd case and blanks are put
 * right, Latin letters that look Russian become Russian. Never guesses what is not there.
 *
 * @example readPersonName(['  ИВАНОВА  анна сергеевна '], words) // { name: { surname: 'Иванова', … } }
 */
export const readPersonName = (
  parts: readonly string[],
  patronymics: PatronymicWords,
): { name: PersonName } | { fault: NameFault } => {
  const seen = parts.map((part) => visible(part.normalize('NFKC')))
  if (INITIALS.test(seen.join(' '))) return { fault: 'initials' }
  const perPart = seen.map((part) =>
    part
      .replace(/\s*-\s*/g, '-')
      .split(' ')
      .filter(Boolean),
  )
  const spoken = oneAlphabet(perPart.flat())
  const fault = faultOf(spoken)
  if (fault) return { fault }
  const words = parts.length === 1 ? surnameFirst(spoken, patronymics) : spoken
  const lengths =
    parts.length === 3 ? perPart.map((part) => part.length) : [surnameLength(words, patronymics), 1]
  const [surnames = 0, firsts = 0] = lengths
  if (words.length < 2 || surnames === 0 || firsts === 0) return { fault: 'incomplete' }
  const rest = words.slice(surnames + firsts)
  // One cell with four words is a patronymic with its particle, or something that nobody should guess at.
  if (rest.length > 1 && !isParticle(rest.at(-1) as string, patronymics)) return { fault: 'not_a_name' }
  return {
    name: {
      surname: casedSurname(words.slice(0, surnames), patronymics),
      first: cased(words.slice(surnames, surnames + firsts), patronymics),
      patronymic: rest.length === 0 ? null : cased(rest, patronymics),
    },
  }
}

/** The sex that a patronymic speaks of; null when it says nothing. To be proposed, never taken as said. */
export const sexOfPatronymic = (
  patronymic: string | null,
  { particles, endings }: PatronymicWords,
): 'female' | 'male' | null => {
  const word = patronymic?.toLowerCase() ?? ''
  const particle = word.split(/[\s-]/).at(-1) ?? ''
  const told = (['female', 'male'] as const).find((sex) => particles[sex].includes(particle))
  if (told || word.includes(' ')) return told ?? null
  const speaks = (sex: 'female' | 'male') =>
    [...endings[sex], ...particles[sex]].some((each) => word.endsWith(each))
  return speaks('female') ? 'female' : speaks('male') ? 'male' : null
}
