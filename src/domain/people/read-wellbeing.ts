import { mentions } from '../conversation/understand.ts'
import type { Vocabulary } from '../conversation/vocabulary.ts'
import { differByOne } from '../text/differ-by-one.ts'
import { comparable } from '../text/plain-words.ts'

/** What typed words say to «как вы?». */
export type Wellbeing = 'well' | 'help' | 'unclear'

/** Words without a phrase that stands in them as whole words; null – it does not stand there. */
const without = (said: string, phrase: string): string | null => {
  const padded = ` ${said} `
  const place = padded.indexOf(` ${phrase} `)
  return place < 0 ? null : `${padded.slice(0, place)} ${padded.slice(place + phrase.length + 2)}`.trim()
}

/** What is left of the words when all phrases are taken out, the longest first, and how many were. */
const leftOf = (said: string, phrases: readonly string[]): { left: string; taken: number } => {
  const byLength = [...phrases].sort((a, b) => b.length - a.length)
  let [left, taken] = [said, 0]
  for (const phrase of byLength)
    for (let rest = without(left, phrase); rest !== null; rest = without(left, phrase)) {
      left = rest
      taken += 1
    }
  return { left, taken }
}

const isWell = (said: string, { well, polite }: Vocabulary['wellbeing']): boolean => {
  const { left, taken } = leftOf(said, well)
  return taken > 0 && leftOf(left, polite).left === ''
}

/** Shorter words are too like others to be read with a slip. */
const SHORTEST_MENDED = 6

/** Slips of the pen in long words put right: «нармально», «спасибо хорошоо». */
const mended = (said: string, phrases: readonly string[]): string => {
  const known = phrases
    .flatMap((phrase) => phrase.split(' '))
    .filter(({ length }) => length >= SHORTEST_MENDED)
  const mend = (word: string): string =>
    word.length < SHORTEST_MENDED ? word : (known.find((each) => differByOne(word, each)) ?? word)
  return said.split(' ').map(mend).join(' ')
}

/**
 * Reads a typed answer to the month's ask. Well is only what says it and nothing besides – «спасибо, всё хорошо» –: a word
 * that is left over makes it help, where help is mentioned, or unclear; an unclear answer never counts (Y-monthly).
 * @example readWellbeing('не очень хорошо', ru) === 'help' // never 'well'
 */
export const readWellbeing = (words: string, { wellbeing }: Vocabulary): Wellbeing => {
  const said = comparable(words)
  if (mentions(said, wellbeing.help) && !isWell(said, wellbeing)) return 'help'
  return isWell(said, wellbeing) || isWell(mended(said, wellbeing.well), wellbeing) ? 'well' : 'unclear'
}
