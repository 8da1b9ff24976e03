import { differByOne } from '../text/differ-by-one.ts'
import { comparable } from '../text/plain-words.ts'

/** A word has to begin alike by so many letters to be another form of the same word. */
const SAME_BEGINNING = 4
/** What stands behind it: an ending. */
const LONGEST_ENDING = 3
/** Shorter words at the beginning of a label are left out by whoever types it: «К списку» is «список». */
const SHORT = 2

const sharedBeginning = (a: string, b: string): number => {
  let n = 0
  while (n < a.length && a[n] === b[n]) n += 1
  return n
}

const isForm = (a: string, b: string): boolean => {
  const shared = sharedBeginning(a, b)
  return shared >= SAME_BEGINNING && Math.max(a.length, b.length) - shared <= LONGEST_ENDING
}

/** One word within the other's end: «звонить» in «позвонить». */
const isWithin = (a: string, b: string): boolean => a.length > SAME_BEGINNING && b.endsWith(a)

const isNearWord = (a: string, b: string): boolean => {
  if (a === b) return true
  // Numbers and short words have no other forms: «2» is not «3», «час» is not «чай».
  if (/\d/.test(a + b) || Math.min(a.length, b.length) < SAME_BEGINNING) return false
  return isSlip(a, b) || isForm(a, b) || isWithin(a, b) || isWithin(b, a)
}

/** A slip keeps the first letter: «звонили» is «звонила»; another beginning is another word, as «дозвонились», «созвонились». */
const isSlip = (a: string, b: string): boolean => a[0] === b[0] && differByOne(a, b)

/** Words without a short first one; a «не» is never left out, it turns the others round. */
const wordsOf = (words: string, nots: readonly string[]): string[] => {
  const said = comparable(words).split(' ')
  if (nots.includes(said[0] ?? '')) return said
  return said.length > 1 && (said[0]?.length ?? 0) <= SHORT ? said.slice(1) : said
}

/**
 * Whether words name a label in another form: its words one for one, with other endings, a slip each, a short first word
 * more or less – but for a «не», which turns the label round. `nots` – the
 * words that do, as the vocabulary's «нет».
 * @example isNearLabel('Отменить запись', 'отмени запись', ['не']) && isNearLabel('К списку', 'список', ['не'])
 */
export const isNearLabel = (label: string, said: string, nots: readonly string[]): boolean => {
  const [meant, typed] = [wordsOf(label, nots), wordsOf(said, nots)]
  return meant.length === typed.length && meant.every((word, place) => isNearWord(word, typed[place] ?? ''))
}
