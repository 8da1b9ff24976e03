import { z } from 'zod'
import { ownEntry } from '../own-entry.ts'
import { wrongAddressIn } from './plain/address.ts'
import { wrongDashIn } from './plain/dash.ts'
import { emojiIn } from './plain/emoji.ts'
import { hardFigureIn } from './plain/figures.ts'
import { nounChainIn } from './plain/noun-chains.ts'
import { passiveIn } from './plain/passive.ts'
import { beginning, sentencesOf, wordsOf } from './plain/sentences.ts'
import { mentionsAny, plainly } from './understand.ts'

/** What is measured of a message, of its buttons and of whole stages (promises.md 9). */
export const PlainRule = z.enum([
  'sentence',
  'length',
  'questions',
  'question_last',
  'officialese',
  'passive',
  'noun_chain',
  'figures',
  'address',
  'emoji',
  'dash',
  'abbreviation',
  'ease',
  'button',
])
export type PlainRule = z.infer<typeof PlainRule>

/** A place where a rule does not hold, and why. `at` names a step, a text key or `type <step type>`; `*` fills in. */
export const Exemption = z.strictObject({
  rule: PlainRule,
  at: z.string().min(1),
  reason: z.string().min(10),
})
export type Exemption = z.infer<typeof Exemption>

const Words = z.array(z.string().min(1))
const byLanguage = <T extends z.ZodType>(rule: T) => z.record(z.string(), rule).default({})

/** Plain language as data: `scenarios/plain-language.yaml`. */
export const PlainLanguage = z.strictObject({
  limits: z.strictObject({
    /** Words of a sentence. */
    sentence: z.int().min(1),
    /** Characters of a message. */
    length: z.int().min(1),
    /** Characters of a button; names of organisations and needs may be longer. */
    button: z.int().min(1),
    name_button: z.int().min(1),
    /** Nouns of deeds in a row that are too many: «порядок проведения рассмотрения». */
    noun_chain: z.int().min(2).default(3),
    /** Emoji of a message. */
    emoji: z.int().min(0).default(1),
  }),
  /** Beginnings of words and phrases that nobody says aloud, by language. */
  officialese: z.record(z.string(), z.array(z.string().min(3))),
  /** Beginnings of words (in English of what follows «by») that look passive and are not. */
  not_passive: byLanguage(Words),
  /** Plain nouns that are stacked; beginnings of words that end as nouns of deeds and are none. */
  nouns: byLanguage(z.strictObject({ stacking: Words, exempt: Words })),
  /** How months and weekdays read beside a number. */
  calendar: byLanguage(z.strictObject({ months: Words, weekdays: Words })),
  /** The dash that stands between words, with a space on either side. */
  dashes: byLanguage(z.enum(['—', '–'])),
  /** How the reader is spoken to, in a language that has two ways. */
  address: byLanguage(z.strictObject({ familiar: Words, not_familiar: Words, polite: Words })),
  /** Short forms with beginnings of words that explain them, and those that are words of their own. */
  abbreviations: byLanguage(
    z.strictObject({
      explained: z.array(z.strictObject({ short: z.string().min(2), means: Words.min(1) })),
      as_is: Words,
    }),
  ),
  /** Flesch's formula with its coefficients for the language, and the ease that every stage must reach. */
  ease: byLanguage(
    z.strictObject({ base: z.number(), sentence: z.number(), syllable: z.number(), bar: z.number() }),
  ),
  exemptions: z.array(Exemption),
})
export type PlainLanguage = z.infer<typeof PlainLanguage>

/** What a message breaks. */
export interface PlainFault {
  readonly rule: PlainRule
  /** How far it is off: words of the sentence, characters, questions. */
  readonly size: number
  /** The words at fault; empty where the whole message is. */
  readonly words: string
  readonly message: string
}

/** A message without what others say in it: quoted questions are not asked of the reader. */
const ownVoice = (message: string): string => message.replace(/«[^»]*»|“[^”]*”|"[^"]*"/gu, '«»')

const questionsIn = (message: string): number => ownVoice(message).split('?').length - 1

const endsWithQuestion = (message: string): boolean => /\?[)\s]*$/u.test(ownVoice(message))

/** What is wrong with one sentence. */
const inSentence = (
  rule: PlainRule,
  sentence: string,
  message: string,
  { size = 1, words = sentence } = {},
): PlainFault => ({
  rule,
  size,
  words,
  message: `${message} «${beginning(sentence)}»`,
})

/** What is wrong with a message as a whole. */
const inMessage = (rule: PlainRule, size: number, message: string, words = ''): PlainFault => ({
  rule,
  size,
  words,
  message,
})

const tooWordy = (sentence: string, { limits: { sentence: most } }: PlainLanguage): PlainFault[] => {
  const words = wordsOf(sentence).length
  const message = `a sentence has ${words} words, at most ${most} are read with ease: split`
  return words > most ? [inSentence('sentence', sentence, message, { size: words })] : []
}

const stiff = (sentence: string, language: string, { officialese }: PlainLanguage): PlainFault[] => {
  const said = plainly(sentence)
  return (ownEntry(officialese, language) ?? [])
    .filter((each) => mentionsAny(said, [each]))
    .map((each) =>
      inSentence('officialese', sentence, `«${each}» is officialese: say it as you would aloud,`),
    )
}

const roundabout = (sentence: string, language: string, plain: PlainLanguage): PlainFault[] => {
  const passive = passiveIn(sentence, language, ownEntry(plain.not_passive, language) ?? [])
  const { stacking = [], exempt = [] } = ownEntry(plain.nouns, language) ?? {}
  const chain = nounChainIn(sentence, language, { most: plain.limits.noun_chain, stacking, exempt })
  return [
    ...(passive
      ? [inSentence('passive', sentence, `«${passive}» is passive: say who does it,`, { words: passive })]
      : []),
    ...(chain
      ? [
          inSentence('noun_chain', sentence, `«${chain}» is a chain of nouns: say it with verbs,`, {
            words: chain,
          }),
        ]
      : []),
  ]
}

const measureSentence = (sentence: string, language: string, plain: PlainLanguage): PlainFault[] => [
  ...tooWordy(sentence, plain),
  ...stiff(sentence, language, plain),
  ...roundabout(sentence, language, plain),
]

/** Beginnings are shown of messages at fault only: most are not. */
const measureQuestions = (message: string): PlainFault[] => {
  const questions = questionsIn(message)
  const shown = (): string => `«${beginning(message)}»`
  return [
    ...(questions > 1
      ? [
          inMessage(
            'questions',
            questions,
            `a message asks ${questions} questions, one is answered: keep the last of ${shown()}`,
          ),
        ]
      : []),
    ...(questions > 0 && !endsWithQuestion(message)
      ? [inMessage('question_last', 1, `the question does not stand last: move it to the end of ${shown()}`)]
      : []),
  ]
}

const measureSigns = (message: string, language: string, plain: PlainLanguage): PlainFault[] => {
  const figure = hardFigureIn(message, ownEntry(plain.calendar, language))
  const address = wrongAddressIn(ownVoice(message), ownEntry(plain.address, language))
  const dash = wrongDashIn(message, ownEntry(plain.dashes, language))
  const emoji = emojiIn(message)
  const most = plain.limits.emoji
  const shown = (): string => `«${beginning(message)}»`
  return [
    ...(figure
      ? [
          inMessage(
            'figures',
            1,
            `«${figure.found}» is not how a figure is read: ${figure.instead} in ${shown()}`,
            figure.found,
          ),
        ]
      : []),
    ...(address
      ? [
          inMessage(
            'address',
            1,
            `«${address}» speaks to the reader in another way: change it in ${shown()}`,
            address,
          ),
        ]
      : []),
    ...(dash
      ? [inMessage('dash', 1, `«${dash.found}» is no dash of ours: write «${dash.wanted}» in ${shown()}`)]
      : []),
    ...(emoji > most
      ? [inMessage('emoji', emoji, `a message has ${emoji} emoji, ${most} is enough: keep one of ${shown()}`)]
      : []),
  ]
}

const knownSentences = new WeakMap<PlainLanguage, Map<string, readonly PlainFault[]>>()

/** What is wrong with a sentence, measured once: a million messages are made of some thousands. */
const faultsOfSentence = (
  sentence: string,
  language: string,
  plain: PlainLanguage,
): readonly PlainFault[] => {
  const known = knownSentences.get(plain) ?? new Map<string, readonly PlainFault[]>()
  knownSentences.set(plain, known)
  const place = `${language} ${sentence}`
  const faults = known.get(place) ?? measureSentence(sentence, language, plain)
  known.set(place, faults)
  return faults
}

/** Measures the words of a message as they are read: without tags, with values filled in. */
export const measureMessage = (message: string, language: string, plain: PlainLanguage): PlainFault[] => {
  const { length } = plain.limits
  const characters = [...message].length
  const tooLong = (): string =>
    `a message has ${characters} characters, about ${length} fit a phone: shorten «${beginning(message)}»`
  return [
    ...sentencesOf(message).flatMap((sentence) => faultsOfSentence(sentence, language, plain)),
    ...(characters > length ? [inMessage('length', characters, tooLong())] : []),
    ...measureQuestions(message),
    ...measureSigns(message, language, plain),
  ]
}

const patterns = new Map<string, RegExp>()

const patternOf = (at: string): RegExp => {
  const known = patterns.get(at)
  if (known) return known
  const pattern = new RegExp(`^${at.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
  patterns.set(at, pattern)
  return pattern
}

/** The first exemption of a rule that covers one of the names, e.g. `contact.call_card`, `type compare`. */
export const exemptionFor = (
  rule: PlainRule,
  names: readonly string[],
  exemptions: readonly Exemption[],
): Exemption | undefined =>
  exemptions.find((each) => each.rule === rule && names.some((name) => patternOf(each.at).test(name)))
