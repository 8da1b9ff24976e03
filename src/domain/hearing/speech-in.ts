import { z } from 'zod'
import { cleanWords, comparable, hasWords } from '../text/plain-words.ts'

/**
 * What recognisers write down where nobody says anything, as it is compared (`unsaid` in `locales/<lang>/vocabulary.yaml`):
 * they learnt from films, and silence sounds to them like closing titles.
 */
export const Unsaid = z.strictObject({
  /** Whole sentences: «продолжение следует». */
  whole: z.array(z.string().min(1)).min(1),
  /** Beginnings of sentences: «субтитры сделал». */
  begins: z.array(z.string().min(1)).min(1),
})
export type Unsaid = z.infer<typeof Unsaid>

/** Remarks about sounds: `[BLANK_AUDIO]`, `(music)`, `*sighs*`, `♪ … ♪`. */
const REMARKS = /\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|♪[^♪]*♪|[♪♫*]/g
/** Between sentences; a letter with a full stop is an initial and ends none. */
const BETWEEN = /(?<=[\p{L}\p{N}]{2}[.!?…]+)\s+|\n+/u

const isUnsaid = (said: string, { whole, begins }: Unsaid): boolean =>
  whole.includes(said) || begins.some((beginning) => said.startsWith(beginning))

/**
 * What a person said, out of what a recogniser wrote; null – nothing that could be made out: silence, noise, music.
 * @param unsaid of every language: silence is written down in any of them
 * @param most code points that can be said in a recording; what is longer was not said by a person
 * @example
 * speechIn(' Мне нужен врач.\n[BLANK_AUDIO]', [UNSAID], 3_000) // 'Мне нужен врач.'
 */
export const speechIn = (written: string, unsaid: readonly Unsaid[], most: number): string | null => {
  const sentences = written
    .replace(REMARKS, ' ')
    .split(BETWEEN)
    .map((sentence) => cleanWords(sentence, most))
    .filter((sentence) => hasWords(sentence) && !unsaid.some((each) => isUnsaid(comparable(sentence), each)))
  // A recogniser that is caught in a loop says the same for ever.
  const told = sentences.filter(
    (sentence, at) => comparable(sentence) !== comparable(sentences[at - 1] ?? ''),
  )
  return told.length === 0 ? null : cleanWords(told.join(' '), most)
}
