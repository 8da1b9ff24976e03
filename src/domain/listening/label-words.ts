import { comparable } from '../text/plain-words.ts'
import type { Reading } from './act.ts'
import type { Heard, Setting } from './setting.ts'

/** Words of a label, other forms of them, among more words. */
const LABEL_WORDS = 0.65
/** Words shorter than this are in every label. */
const SHORTEST = 4

const sharedBeginning = (a: string, b: string): number => {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

/** Whether two words are forms of one: «позвонить», «позвоню». */
export const isForm = (a: string, b: string): boolean => {
  const shared = sharedBeginning(a, b)
  return shared >= SHORTEST && shared >= Math.max(a.length, b.length) - 3
}

/** The words of a label that are more than «и», «мне», «это». */
export const contentWords = (label: string): string[] =>
  comparable(label)
    .split(' ')
    .filter(({ length }) => length >= SHORTEST)

/** The words of some labels. */
interface Labelled {
  readonly id: string
  readonly words: readonly string[]
}

/** Labels with the words that no other of them has: words of several labels tell none of them. */
export const withOwnWords = (labels: readonly Labelled[]): Labelled[] =>
  labels.map(({ id, words }) => {
    const others = labels.filter((other) => other.id !== id).flatMap((other) => other.words)
    return { id, words: words.filter((word) => !others.some((other) => isForm(word, other))) }
  })

/** Choices by the words of their labels that were said, each word worth nothing that stands in several labels. */
export const namedByLabel = (
  { said, isQuestion }: Heard,
  { standing: { choices, awaits }, talk }: Setting,
): Reading[] => {
  const spoken = contentWords(said)
  const labels = choices.map(({ id, label }) => ({ id, words: contentWords(talk.situation.label(label)) }))
  return withOwnWords(labels).flatMap(({ id, words: own }) => {
    const because = spoken.filter((word) => own.some((each) => isForm(each, word)))
    if (because.length === 0 || isQuestion) return []
    // Where any words are an answer, more than the label's words is an answer of one's own.
    if (awaits === 'own_words' && because.length < spoken.length) return []
    const share = because.length / Math.max(own.length, spoken.length, 1)
    return [
      {
        act: { type: 'answer' as const, choice: id },
        sureness: LABEL_WORDS * Math.min(1, 0.5 + share),
        because,
      },
    ]
  })
}
