import { type Distress, familyOf } from '../../domain/hearing/distress.ts'
import { type Ear, hearEverywhere } from '../../domain/hearing/ears.ts'
import type { FollowUp } from '../../domain/hearing/follow-up.ts'
import { dangerReader, type HeardDanger } from '../../domain/hearing/hear-danger.ts'
import type { Variant } from '../../domain/hearing/variant.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'

/** What the ears are made of. */
export type Audible = Pick<Content, 'hearing' | 'vocabulary'>

const earsOf = ({ hearing, vocabulary }: Audible): readonly Ear[] =>
  LANGUAGES.map((language) => {
    const { danger, words } = hearing[language]
    const { finding } = vocabulary[language]
    return {
      ...dangerReader(danger, words, finding.sounds),
      scripts: finding,
      isLatin: language === 'en',
      little: new Set(words.little),
    }
  })

/** Ears, and what they heard last: one update asks for its words several times. */
interface Hearing {
  readonly ears: readonly Ear[]
  last: { readonly words: string; readonly found: readonly HeardDanger[] }
}

/** Making the evidence ready takes a tenth of a second: once for all that speak of the same content. */
const MADE = new WeakMap<Content['hearing'], Hearing>()

const hearingOf = (content: Audible): Hearing => {
  const made = MADE.get(content.hearing) ?? { ears: earsOf(content), last: { words: '', found: [] } }
  MADE.set(content.hearing, made)
  return made
}

/** Dangers in anything that a person wrote, in whichever language the telephone speaks; the gravest first. */
export const dangersIn = (content: Audible, words: string): readonly HeardDanger[] => {
  const hearing = hearingOf(content)
  if (hearing.last.words !== words) hearing.last = { words, found: hearEverywhere(words, hearing.ears) }
  return hearing.last.found
}

/** Whether a person says that they are safe or helped, in the language that they speak. */
export const saysSafe = (content: Audible, language: Language, words: string): boolean =>
  hearingOf(content).ears[LANGUAGES.indexOf(language)]?.isSafe(words) === true

/** Whether a person says that help is on its way, and nothing else that is dangerous. */
export const saysHelpComes = (content: Audible, language: Language, words: string): boolean =>
  hearingOf(content).ears[LANGUAGES.indexOf(language)]?.isHelpComing(words) === true

/** What a person in distress says that asks for a line of its own, in the language that they speak; null – nothing of it. */
export const followUpIn = (
  content: Audible,
  language: Language,
  distress: Distress,
  words: string,
): FollowUp | null =>
  hearingOf(content).ears[LANGUAGES.indexOf(language)]?.followUp(words, familyOf(distress)) ?? null

/** Where the kind that is answered asks for another order of deeds in these words; null – the usual one. */
export const variantIn = (
  content: Audible,
  [heard]: readonly HeardDanger[],
  words: string,
): Variant | null => {
  for (const ear of heard ? hearingOf(content).ears : []) {
    const found = heard ? ear.variant(words, heard.kind) : null
    if (found) return found
  }
  return null
}

/** Whether words tell of danger: such an update overtakes everything else of its sender. */
export const soundsDangerous = (content: Audible, words: string): boolean =>
  dangersIn(content, words).length > 0
