import { mentions } from '../conversation/understand.ts'
import type { Vocabulary } from '../conversation/vocabulary.ts'
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

/**
 * Reads a typed answer to the month's ask. Well is only what says it and nothing besides – «спасибо, всё хорошо» –: a word
 * that is left over makes it help, where help is mentioned, or unclear; an unclear answer never counts (Y-monthly).
 * @example readWellbeing('не очень хорошо', ru) === 'help' // never 'well'
 */
export const readWellbeing = (words: string, { wellbeing }: Vocabulary): Wellbeing => {
  const said = comparable(words)
  const { left, taken } = leftOf(said, wellbeing.well)
  if (taken > 0 && leftOf(left, wellbeing.polite).left === '') return 'well'
  return mentions(said, wellbeing.help) ? 'help' : 'unclear'
}
