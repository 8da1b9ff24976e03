import { cutText } from '../text/cut-text.ts'
import { saidWords } from './said.ts'

/** What is practised in own words: words for a search, a question by phone, the request of an application. */
export type Practised = 'query' | 'question' | 'application'

/** What may be wrong with words that were practised. */
type Lack = 'long' | 'greet' | 'ask' | 'aim' | 'name'

/** What would help most in words that were practised; `good` – they have all they need. */
export type Remark = 'good' | Lack

/** By what practised words are judged. */
export interface RemarkSigns {
  /** A sample of the matter at hand: whoever uses a word of it names the matter. */
  readonly sample: string
  readonly greets: boolean
  /** Whether something is asked for. */
  readonly asks: boolean
  /** Whether it is said what is looked for: an address, hours, a number. */
  readonly aims: boolean
}

/** More words than these are a story: what is meant gets lost in it. */
const MOST_WORDS: Readonly<Record<Practised, number>> = { query: 12, question: 30, application: 40 }

/** So many first letters make two words one: «паспорт» and «паспорта». Shorter words have to be the same. */
const SAME_BEGINNING = 5
/** Words shorter than this are joints of a sentence. */
const SHORTEST_NAME = 4

const beginning = (word: string): string => cutText(word, SAME_BEGINNING, 'points')

const namesIn = (words: string): ReadonlySet<string> =>
  new Set(
    saidWords(words)
      .map(({ word }) => word)
      .filter((word) => [...word].length >= SHORTEST_NAME)
      .map(beginning),
  )

const sharesName = (words: string, sample: string): boolean => {
  const known = namesIn(sample)
  return [...namesIn(words)].some((name) => known.has(name))
}

/** What each kind of words needs, the most needed first. */
const NEEDED: Readonly<Record<Practised, readonly Lack[]>> = {
  query: ['name', 'aim', 'long'],
  question: ['greet', 'ask', 'name', 'long'],
  application: ['ask', 'name', 'long'],
}

/**
 * The one thing that would help practised words most (C2, C6): a person learns one thing at a time.
 * @example remarkOn('query', 'паспорт срочно', { sample: 'паспорт адрес часы', greets: false, asks: false, aims: false }) // 'aim'
 */
export const remarkOn = (
  practised: Practised,
  words: string,
  { sample, greets, asks, aims }: RemarkSigns,
): Remark => {
  const lacks: Readonly<Record<Lack, boolean>> = {
    long: saidWords(words).length > MOST_WORDS[practised],
    greet: !greets,
    ask: !asks,
    aim: !aims,
    name: !sharesName(words, sample),
  }
  return NEEDED[practised].find((each) => lacks[each]) ?? 'good'
}
