import { maskLongNumbers } from '../../domain/numbers/mask.ts'
import { LIMITS } from '../../domain/scenario/limits.ts'
import { cleanWords } from '../../domain/text/plain-words.ts'
import { text } from '../../domain/words/text-ref.ts'
import type { Moment } from '../decision.ts'

/** Needs in the token of a button: `passport-school`. A token holds so many letters of them. */
const BETWEEN = '-'
const LONGEST = 48

/** Needs as the argument of a button, in their order; whatever has no room is left out from the end. */
export const needsArgument = (needs: readonly string[]): string =>
  needs.reduce((made, need) => {
    const longer = made === '' ? need : `${made}${BETWEEN}${need}`
    return longer.length > LONGEST ? made : longer
  }, '')

/** The needs of such an argument that there are. */
export const needsIn = (argument: string, { conversation }: Moment): string[] =>
  argument.split(BETWEEN).filter((need) => conversation.content.needs.has(need))

/** What a need is called. */
export const needTitle = (
  { conversation, language }: Pick<Moment, 'conversation' | 'language'>,
  need: string,
): string => conversation.renderers[language].plain(text(`needs.${need}.title`))

/** A person's own words as they may be stored: bounded, numbers that identify hidden. */
export const withoutNumbers = (
  { conversation, language }: Pick<Moment, 'conversation' | 'language'>,
  words: string,
): string =>
  maskLongNumbers(cleanWords(words, LIMITS.ownWords), conversation.content.vocabulary[language].masking)
