import { z } from 'zod'
import { mentionsAny, plainly } from './understand.ts'

/** What is measured of a message (design.md 9). */
export const PlainRule = z.enum(['sentence', 'length', 'questions', 'question_last', 'officialese', 'button'])
export type PlainRule = z.infer<typeof PlainRule>

/** A place where a rule does not hold, and why. `at` names a step, a text key or `type <step type>`; `*` fills in. */
export const Exemption = z.strictObject({
  rule: PlainRule,
  at: z.string().min(1),
  reason: z.string().min(10),
})
export type Exemption = z.infer<typeof Exemption>

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
  }),
  /** Beginnings of words and phrases that nobody says aloud, by language. */
  officialese: z.record(z.string(), z.array(z.string().min(3))),
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

const SHOWN = 60

const beginning = (words: string): string => {
  const one = words.replace(/\s+/g, ' ').trim()
  return one.length > SHOWN ? `${one.slice(0, SHOWN)}…` : one
}

/** Sentences of a message: each line, and within it what ends with a sign. */
const sentencesOf = (message: string): string[] =>
  message
    .split(/\n+|(?<=[.!?…])[»”")]*\s+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean)

const wordsIn = (sentence: string): number => sentence.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0

/** A message without what others say in it: quoted questions are not asked of the reader. */
const ownVoice = (message: string): string => message.replace(/«[^»]*»|“[^”]*”|"[^"]*"/gu, '«»')

const questionsIn = (message: string): number => ownVoice(message).split('?').length - 1

const endsWithQuestion = (message: string): boolean => /\?[)\s]*$/u.test(ownVoice(message))

const tooWordy = (sentence: string, words: number, most: number): PlainFault => ({
  rule: 'sentence',
  size: words,
  words: sentence,
  message: `a sentence has ${words} words, at most ${most} are read with ease: split «${beginning(sentence)}»`,
})

const stiff = (sentence: string, found: string): PlainFault => ({
  rule: 'officialese',
  size: 1,
  words: sentence,
  message: `«${found}» is officialese: say it as you would aloud, «${beginning(sentence)}»`,
})

const measureSentence = (
  sentence: string,
  language: string,
  { limits, officialese }: PlainLanguage,
): PlainFault[] => {
  const words = wordsIn(sentence)
  const said = plainly(sentence)
  const found = (officialese[language] ?? []).filter((each) => mentionsAny(said, [each]))
  const long = words > limits.sentence ? [tooWordy(sentence, words, limits.sentence)] : []
  return [...long, ...found.map((each) => stiff(sentence, each))]
}

/** Measures the words of a message as they are read: without tags, with values filled in. */
export const measureMessage = (message: string, language: string, plain: PlainLanguage): PlainFault[] => {
  const { length } = plain.limits
  const characters = [...message].length
  const questions = questionsIn(message)
  return [
    ...sentencesOf(message).flatMap((sentence) => measureSentence(sentence, language, plain)),
    ...(characters > length ? [tooLong(characters, length, message)] : []),
    ...(questions > 1 ? [tooMany(questions, message)] : []),
    ...(questions > 0 && !endsWithQuestion(message) ? [notLast(message)] : []),
  ]
}

const tooLong = (size: number, most: number, message: string): PlainFault => ({
  rule: 'length',
  size,
  words: '',
  message: `a message has ${size} characters, about ${most} fit a phone: shorten «${beginning(message)}»`,
})

const tooMany = (size: number, message: string): PlainFault => ({
  rule: 'questions',
  size,
  words: '',
  message: `a message asks ${size} questions, one is answered: keep the last of «${beginning(message)}»`,
})

const notLast = (message: string): PlainFault => ({
  rule: 'question_last',
  size: 1,
  words: '',
  message: `the question does not stand last: move it to the end of «${beginning(message)}»`,
})

const patternOf = (at: string): RegExp =>
  new RegExp(`^${at.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)

/** The first exemption of a rule that covers one of the names, e.g. `contact.call_card`, `type compare`. */
export const exemptionFor = (
  rule: PlainRule,
  names: readonly string[],
  exemptions: readonly Exemption[],
): Exemption | undefined =>
  exemptions.find((each) => each.rule === rule && names.some((name) => patternOf(each.at).test(name)))
