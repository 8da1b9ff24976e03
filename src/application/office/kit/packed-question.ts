import { type Question, SEARCHED_GROUPS } from '../../../domain/people/register-search.ts'

/** Letters that a question is made of, once it is comparable; two signs stand for each. */
const RUSSIAN = Array.from({ length: 32 }, (_, n) => String.fromCodePoint(0x430 + n)).join('')
const LETTERS = ` 0123456789${RUSSIAN}abcdefghijklmnopqrstuvwxyz`
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'
/** What an argument of a token holds, and how many arguments there are for it. */
const ARGUMENT = 24
const ARGUMENTS = 2

const signsOf = (letter: string): string | null => {
  const at = LETTERS.indexOf(letter)
  if (at < 0) return null
  return `${SIGNS[Math.floor(at / SIGNS.length)]}${SIGNS[at % SIGNS.length]}`
}

const packed = (words: string): string[] | null => {
  const signs = [...words].map(signsOf)
  const whole = signs.join('')
  if (signs.includes(null) || whole.length > ARGUMENT * ARGUMENTS || whole === '') return null
  return whole.length <= ARGUMENT ? [whole] : [whole.slice(0, ARGUMENT), whole.slice(ARGUMENT)]
}

const unpacked = (whole: string): string | null => {
  if (whole.length === 0 || whole.length % 2 > 0) return null
  const letters = whole.match(/../g)?.map((pair) => {
    const [high = '', low = ''] = [...pair]
    return LETTERS[SIGNS.indexOf(high) * SIGNS.length + SIGNS.indexOf(low)]
  })
  return letters?.every((letter) => letter !== undefined) ? letters.join('') : null
}

/** Marks a group among packed words: no word begins so. */
const GROUP = 'g_'

/**
 * A question as arguments of a token, so that the next page needs nothing kept. Null – too long for a token, or of an
 * alphabet of its own: then the question has to be made narrower.
 */
export const packQuestion = (question: Question): string[] | null => {
  if (question.kind === 'group') return [`${GROUP}${question.group}`]
  return packed(question.kind === 'digits' ? question.digits : question.words.join(' '))
}

/** The question that arguments stand for; null when they were never ours. */
export const unpackQuestion = (args: readonly string[]): Question | null => {
  const whole = args.join('')
  if (whole.startsWith(GROUP)) {
    const group = SEARCHED_GROUPS.find((each) => each === whole.slice(GROUP.length))
    return group ? { kind: 'group', group } : null
  }
  const words = unpacked(whole)
  if (words === null) return null
  return /^\d+$/.test(words) ? { kind: 'digits', digits: words } : { kind: 'words', words: words.split(' ') }
}
