import { ownEntry } from '../own-entry.ts'
import { COMMANDS, type Command } from '../scenario/input.ts'
import { comparable } from './plain-words.ts'
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

/**
 * Which of the offered answers typed words mean: the label itself, its place in the list («2»), a short word for its id
 * («да»), or a beginning that only one label has. Null when it cannot be told.
 */
export const choiceIn = (
  words: string,
  offered: readonly Offered[],
  vocabulary: Vocabulary,
): string | null => {
  const said = comparable(words)
  if (said === '') return null
  const labels = offered.map(({ id, label }) => ({ id, label: comparable(label) }))
  const exact = labels.find(({ label }) => label === said)
  if (exact) return exact.id
  if (/^\d{1,2}$/.test(said)) return offered[Number(said) - 1]?.id ?? null
  const short = offered.find(({ id }) => ownEntry(vocabulary.answers, id)?.includes(said))
  if (short) return short.id
  if (said.length < SHORTEST_BEGINNING) return null
  const begun = labels.filter(({ label }) => label.startsWith(said) || said.startsWith(`${label} `))
  return begun.length === 1 ? (begun[0]?.id ?? null) : null
}

/** Whether one of the beginnings stands at the start of a word in the said. Both are compared as plain words. */
export const mentions = (words: string, beginnings: readonly string[]): boolean =>
  mentionsAny(plainly(words), beginnings)

/** Words ready for {@link mentionsAny}: asked for many lists, they are made comparable once. */
export const plainly = (words: string): string => ` ${comparable(words)} `

/** {@link mentions} for words that were made ready by {@link plainly}. */
export const mentionsAny = (said: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => said.includes(` ${beginning}`))
