import { ownEntry } from '../own-entry.ts'
import { differByOne } from '../text/differ-by-one.ts'
import { comparable } from '../text/plain-words.ts'
import { COMMANDS, type Command } from './input.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The shortest beginning of a label that counts as the label: «мфц» yes, «м» no. */
const SHORTEST_BEGINNING = 3

/** A command typed as a word: «назад», «стоп», «повтори» … Only when it is all that was said. */
export const commandIn = (words: string, vocabulary: Vocabulary): Command | null => {
  const said = comparable(words)
  return COMMANDS.find((name) => vocabulary.commands[name].includes(said)) ?? null
}

/** An answer on offer, with the words that stand on its button. */
export interface Offered {
  readonly id: string
  readonly label: string
}

/** Labels shorter than this are near to too many other words. */
const SHORTEST_WITH_SLIP = 5

const digitsOf = (words: string): string => words.replace(/\D+/g, ' ').trim()

/** A label with one slip of the pen. Another number is another answer: «1 группа» is not «2 группа». */
const isSlipOf = (label: string, said: string): boolean =>
  label.length >= SHORTEST_WITH_SLIP && digitsOf(label) === digitsOf(said) && differByOne(label, said)

/** Labels as they are compared: a bot has some thousands, and offers the same few again and again. */
const comparedLabels = new Map<string, string>()
const MOST_LABELS = 5_000

const comparableLabel = (label: string): string => {
  const known = comparedLabels.get(label)
  if (known !== undefined) return known
  if (comparedLabels.size >= MOST_LABELS) comparedLabels.clear()
  const compared = comparable(label)
  comparedLabels.set(label, compared)
  return compared
}

const comparably = (offered: readonly Offered[]): Offered[] =>
  offered.map(({ id, label }) => ({ id, label: comparableLabel(label) }))

/** Words and labels as they are compared, and the label that the words are; null – nothing was said. */
const comparedWith = (
  words: string,
  offered: readonly Offered[],
): { said: string; labels: Offered[]; exact: Offered | undefined } | null => {
  const said = comparable(words)
  if (said === '') return null
  const labels = comparably(offered)
  return { said, labels, exact: labels.find(({ label }) => label === said) }
}

const BELOW_NOTHING = /^\s*[-−–]\s*\d/u

/** «-1» is no place in a list. */
export const isBelowNothing = (words: string): boolean => BELOW_NOTHING.test(words)

/** The only one that fits; null – none does, or it cannot be told which. */
const onlyOne = (fitting: readonly Offered[]): string | null =>
  fitting.length === 1 ? (fitting[0]?.id ?? null) : null

/**
 * Which of the offered answers typed words mean: the label itself, its place in the list («2»), a short word for its id
 * («да»), a beginning that only one label has, or a label with one slip of the pen. Null when it cannot be told.
 */
export const choiceIn = (
  words: string,
  offered: readonly Offered[],
  vocabulary: Vocabulary,
): string | null => {
  const compared = comparedWith(words, offered)
  if (compared === null) return null
  const { said, labels, exact } = compared
  if (exact) return exact.id
  if (/^\d{1,2}$/.test(said)) return isBelowNothing(words) ? null : (offered[Number(said) - 1]?.id ?? null)
  const short = offered.find(({ id }) => ownEntry(vocabulary.answers, id)?.includes(said))
  if (short) return short.id
  if (said.length < SHORTEST_BEGINNING) return null
  return onlyOne(
    labels.filter(
      ({ label }) => label.startsWith(said) || said.startsWith(`${label} `) || isSlipOf(label, said),
    ),
  )
}

/** Choices that say that there is nothing to say. */
const NOTHING: ReadonlySet<string> = new Set(['none', 'skip'])

/**
 * Which of the buttons beside a question for words is meant, where any other words are an answer of their own: only its
 * label, with one slip at most, or «пропустить» for having nothing to say. A number or a beginning is an answer there.
 */
export const labelIn = (
  words: string,
  offered: readonly Offered[],
  vocabulary: Vocabulary,
): string | null => {
  const compared = comparedWith(words, offered)
  if (compared === null) return null
  const { said, labels, exact } = compared
  if (exact) return exact.id
  const nothing = vocabulary.nothing.includes(said) ? offered.find(({ id }) => NOTHING.has(id)) : undefined
  return nothing?.id ?? onlyOne(labels.filter(({ label }) => isSlipOf(label, said)))
}

/** Whether one of the beginnings stands at the start of a word in the said. Both are compared as plain words. */
export const mentions = (words: string, beginnings: readonly string[]): boolean =>
  mentionsAny(plainly(words), beginnings)

/** Words ready for {@link mentionsAny}: asked for many lists, they are made comparable once. */
export const plainly = (words: string): string => ` ${comparable(words)} `

/** {@link mentions} for words that were made ready by {@link plainly}. */
export const mentionsAny = (said: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => said.includes(` ${beginning}`))
