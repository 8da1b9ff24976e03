import { z } from 'zod'
import { differByOne } from '../text/differ-by-one.ts'
import { comparable } from '../text/plain-words.ts'

const Words = z.array(z.string().min(1)).min(1)

/** Words by which people ask for what is theirs by right: to see what is kept of them, and to have it deleted. */
export const RightsWords = z.strictObject({
  /** Whole phrases that ask to see it: «что вы обо мне храните». */
  show: Words,
  /**
   * Beginnings of words: what is to be done (`deed`: удал, сотр), whose it is (`whose`: мои, мне) and what may stand around
   * them (`beside`: данн, пожалуйст). An order to delete is a message of nothing else.
   */
  forget: z.strictObject({
    deed: Words,
    whose: Words,
    beside: Words,
    /** Whole orders that name nothing of anybody: «сотрите всё». */
    whole: Words,
  }),
  /** Beginnings of words by which somebody who is asked «удалить всё?» keeps it: оставь, передумал, отмен. */
  keep: Words,
})
export type RightsWords = z.infer<typeof RightsWords>

export type Right = 'show' | 'forget'

const LONGEST_ORDER = 10

/** Shorter ones stand for themselves: «про» is no «просит». */
const SHORTEST_BEGINNING = 4

const begins = (word: string, beginnings: readonly string[]): boolean =>
  beginnings.some((each) => (each.length < SHORTEST_BEGINNING ? word === each : word.startsWith(each)))

/** «удолите», «забутьте»: a slip in the beginning of a word that tells what is to be done. */
const isDeed = (word: string, deeds: readonly string[]): boolean =>
  begins(word, deeds) ||
  deeds.some((each) => each.length >= SHORTEST_BEGINNING && differByOne(word.slice(0, each.length), each))

const isOrder = (words: readonly string[], { deed, whose, beside }: RightsWords['forget']): boolean =>
  words.length <= LONGEST_ORDER &&
  words.some((word) => isDeed(word, deed)) &&
  words.some((word) => whose.includes(word)) &&
  words.every((word) => isDeed(word, deed) || whose.includes(word) || begins(word, beside))

/**
 * Which right typed words claim, and nothing else; null – none. «Не удаляйте мои данные» and «просит: забудьте меня» are no
 * orders: they say more.
 * @example rightIn('Удали всё обо мне, пожалуйста', rights) === 'forget'
 */
export const rightIn = (
  typed: string,
  { show, forget }: Pick<RightsWords, 'show' | 'forget'>,
): Right | null => {
  const said = comparable(typed)
  if (show.includes(said)) return 'show'
  return forget.whole.includes(said) || isOrder(said.split(' '), forget) ? 'forget' : null
}

/** What «да» and «нет» are called. */
interface Answers {
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

/**
 * What typed words answer to «удалить всё?»: `yes` – «да», «да, удаляйте», «удаляй»; `no` – «нет», «не надо», «передумала».
 * Null – they say something else, or order the same once more: a message that is sent twice is no answer.
 * @example removalAnswerIn('да удаляй', rights, answers) === 'yes'
 */
export const removalAnswerIn = (
  typed: string,
  rights: RightsWords,
  { yes, no }: Answers,
): 'yes' | 'no' | null => {
  const said = comparable(typed)
  if (yes.includes(said)) return 'yes'
  if (no.includes(said)) return 'no'
  const words = said.split(' ')
  const { deed, whose, beside } = rights.forget
  const isNo = (word: string): boolean => no.includes(word) || begins(word, rights.keep)
  const isYes = (word: string): boolean => yes.includes(word)
  const isKnown = (word: string): boolean =>
    isNo(word) || isYes(word) || isDeed(word, deed) || whose.includes(word) || begins(word, beside)
  if (words.length > LONGEST_ORDER || !words.every(isKnown)) return null
  if (words.some(isNo)) return 'no'
  if (words.some(isYes)) return 'yes'
  return words.some((word) => isDeed(word, deed)) && !words.some((word) => whose.includes(word))
    ? 'yes'
    : null
}
