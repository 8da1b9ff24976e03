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

/** The text without what cannot be seen: control and direction signs, doubled and unbreakable blanks (B16). */
export const visible = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()

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
  /** A separate last word: as in the patronymics of the Caucasus. */
  readonly particles: Readonly<Record<'female' | 'male', readonly string[]>>
  readonly endings: Readonly<Record<'female' | 'male', readonly string[]>>
}

const faultOf = (words: readonly string[]): NameFault | null => {
  if (words.length === 0) return 'missing'
  if (words.length > MOST_WORDS || words.some((word) => !WORD.test(word) || word.length > LONGEST))
    return 'not_a_name'
  return words.some((word) => LATIN.test(word) && CYRILLIC.test(word)) ? 'mixed_letters' : null
}

const isParticle = (word: string, { particles }: PatronymicWords): boolean =>
  [...particles.female, ...particles.male].includes(word.toLowerCase())

const cased = (words: readonly string[], patronymics: PatronymicWords): string =>
  words.map((word) => (isParticle(word, patronymics) ? word.toLowerCase() : capitalised(word))).join(' ')

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
  const words = oneAlphabet(perPart.flat())
  const fault = faultOf(words)
  if (fault) return { fault }
  const lengths = parts.length === 3 ? perPart.map((part) => part.length) : [1, 1, words.length - 2]
  const [surnames = 0, firsts = 0] = lengths
  if (words.length < 2 || surnames === 0 || firsts === 0) return { fault: 'incomplete' }
  const rest = words.slice(surnames + firsts)
  // One cell with four words is a patronymic with its particle, or something that nobody should guess at.
  if (rest.length > 1 && !isParticle(rest.at(-1) as string, patronymics)) return { fault: 'not_a_name' }
  return {
    name: {
      surname: cased(words.slice(0, surnames), patronymics),
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
  const speaks = (sex: 'female' | 'male') =>
    particles[sex].some((each) => word.endsWith(` ${each}`)) ||
    endings[sex].some((each) => word.endsWith(each))
  if (word.includes(' ')) {
    const last = word.slice(word.lastIndexOf(' ') + 1)
    return particles.female.includes(last) ? 'female' : particles.male.includes(last) ? 'male' : null
  }
  return speaks('female') ? 'female' : speaks('male') ? 'male' : null
}
