import type { Told } from '../hearing/sign-reader.ts'
import { isSaidToClerk } from '../scenario/said-to-clerk.ts'
import { comparable } from '../text/plain-words.ts'
import type { Act, Reading, SocialKind } from './act.ts'
import { type Ear, type Heard, type Setting, toldUnder } from './setting.ts'

/** Of several that are said at once the first is answered: the gravest, then what is asked, then how it is said. */
const BY_WEIGHT: readonly SocialKind[] = [
  'grief',
  'lonely',
  'swearing',
  'anger',
  'who_are_you',
  'robot',
  'small_print',
  'joy',
  'doubt',
  'fear',
  'tired',
  'away',
  'farewell',
  'thanks',
  'greeting',
]

/** How something is said: in passing, gladly, as a question, or as what one feels. */
type Manner = 'polite' | 'cheers' | 'asks' | 'feels'

/** Politeness stands beside anything, a feeling may be all that is meant, and who asks waits for an answer. */
const MANNERS: Readonly<Record<SocialKind, Manner>> = {
  greeting: 'polite',
  thanks: 'polite',
  farewell: 'polite',
  joy: 'cheers',
  away: 'polite',
  robot: 'asks',
  who_are_you: 'asks',
  small_print: 'asks',
  fear: 'feels',
  tired: 'feels',
  doubt: 'feels',
  anger: 'feels',
  swearing: 'feels',
  grief: 'feels',
  lonely: 'feels',
}

/** Choices that say what a feeling says: there the feeling is that answer. */
const SAME_CHOICES: Partial<Readonly<Record<SocialKind, readonly string[]>>> = {
  fear: ['scared', 'nervous'],
}

/** How much else was said: nothing, a little, or so much that something else is meant, too. */
export type Beside = 'nothing' | 'little' | 'much'

/** Shorter words say little of their own. */
const WORD = 4
const LITTLE = 3

const besideOf = ({ message }: Heard, places: ReadonlySet<number>): Beside => {
  if (message.words.some(({ word }) => /\d/.test(word))) return 'much'
  const others = message.words.filter(({ word }, place) => word.length >= WORD && !places.has(place)).length
  if (others === 0) return 'nothing'
  return others <= LITTLE ? 'little' : 'much'
}

/** How sure it is that nothing but this is meant, where choices are awaited and where any words are an answer. */
const SURENESS: Readonly<Record<Manner, Readonly<Record<Beside, { choice: number; words: number }>>>> = {
  polite: {
    nothing: { choice: 0.85, words: 0.85 },
    little: { choice: 0.7, words: 0.62 },
    much: { choice: 0.4, words: 0.3 },
  },
  cheers: {
    nothing: { choice: 0.85, words: 0.85 },
    little: { choice: 0.62, words: 0.62 },
    much: { choice: 0.4, words: 0.3 },
  },
  asks: {
    nothing: { choice: 0.94, words: 0.94 },
    little: { choice: 0.92, words: 0.92 },
    much: { choice: 0.65, words: 0.5 },
  },
  feels: {
    nothing: { choice: 0.85, words: 0.85 },
    little: { choice: 0.72, words: 0.7 },
    much: { choice: 0.62, words: 0.45 },
  },
}

/** Told by so many it is surer than a question that a few of them could ask. */
const PLAINER = 4
const BEYOND_QUESTION = 0.92

/** Told by so many words it is surer than an answer that one of them would be a sign of. */
const PLAIN = 3
const IN_SO_MANY_WORDS = 0.88

/** A death with a question about it is no answer to anything. */
const AFTER_DEATH = 0.95

/** What else was said where a feeling or a greeting may be the answer itself: a word about the past, a clerk's «спасибо». */
const ANSWERS = 0.4
/** So short a word of a feeling names what was hard, where that is asked: «хамство». */
const NAMED = 2

const isAnswer = (manner: Manner, { message }: Heard, { step }: Setting['standing']): boolean => {
  if (isSaidToClerk(step.definition)) return manner === 'polite'
  return step.definition.type === 'reflect' && manner === 'feels' && message.words.length <= NAMED
}

const surenessOf = (
  { manner, beside, because, isAfterDeath }: ToldSocially,
  heard: Heard,
  { standing }: Setting,
): number => {
  if (isAnswer(manner, heard, standing)) return ANSWERS
  if (isAfterDeath) return isSaidToClerk(standing.step.definition) ? ANSWERS : AFTER_DEATH
  const isPlain = manner !== 'cheers' && beside !== 'much' && because.length >= PLAIN
  if (isPlain && because.length >= PLAINER) return BEYOND_QUESTION
  if (isPlain && manner !== 'asks') return IN_SO_MANY_WORDS
  const { choice, words } = SURENESS[manner][manner === 'asks' && heard.isQuestion ? 'little' : beside]
  return standing.awaits === 'own_words' ? words : choice
}

/** What is said most plainly, by the most words; of two that are as plain the weightier. */
const plainest = (
  told: readonly (Told & { readonly what: string })[],
  { isQuestion }: Heard,
): SocialKind | undefined => {
  const said = (kind: SocialKind): number =>
    new Set(told.flatMap(({ what, places }) => (what === kind ? places : []))).size
  const weightiest = BY_WEIGHT.find((kind) => said(kind) > 0)
  if (weightiest !== undefined && MANNERS[weightiest] === 'asks' && said('thanks') > 0 && !isQuestion)
    return 'thanks'
  if (weightiest === undefined || weightiest === 'grief' || MANNERS[weightiest] !== 'feels') return weightiest
  const feelings = BY_WEIGHT.filter((kind) => MANNERS[kind] === 'feels')
  return feelings.reduce((best, kind) => (said(kind) > said(best) ? kind : best), weightiest)
}

/** What a message says to whoever speaks, whatever else it says. */
export interface ToldSocially {
  readonly kind: SocialKind
  readonly manner: Manner
  readonly beside: Beside
  readonly because: readonly string[]
  /** Papers after somebody's death are asked about. */
  readonly isAfterDeath: boolean
}

/** Whether papers or money after a death are asked for, with a word of grief or without. */
export const asksAfterDeath = (heard: Heard): boolean =>
  toldUnder(heard, 'matters').some(({ what }) => what === 'after_death')

/** What is said socially, the plainest of it; null – nothing. */
export const toldSocially = (heard: Heard, { saidAlone }: Pick<Ear, 'saidAlone'>): ToldSocially | null => {
  const told = toldUnder(heard, 'social')
  const whole = saidAlone(comparable(heard.said))
  const kind = whole ?? plainest(told, heard)
  if (kind === undefined) return null
  const places = new Set(told.flatMap((each) => each.places))
  const because = new Set(told.flatMap(({ what, words }) => (what === kind ? words : [])))
  return {
    kind,
    manner: MANNERS[kind],
    beside: whole ? 'nothing' : besideOf(heard, places),
    because: whole ? [heard.said] : [...because],
    isAfterDeath: kind === 'grief' && (toldUnder(heard, 'after').length > 0 || asksAfterDeath(heard)),
  }
}

/** The offered answer that says what a feeling says; null – none. */
export const sameChoice = (kind: SocialKind, { standing }: Setting): Act | null => {
  const same = standing.choices.find(({ id }) => SAME_CHOICES[kind]?.includes(id))
  return same ? { type: 'answer', choice: same.id } : null
}

/** Greetings, thanks, fear, anger: said to somebody, and no answer – unless a choice on offer says the same. */
export const saysSocially = (heard: Heard, setting: Setting): readonly Reading[] => {
  const told = toldSocially(heard, setting.ear)
  if (told === null) return []
  const { kind, because, isAfterDeath } = told
  const social: Act = isAfterDeath
    ? { type: 'social', kind, matter: 'after_death' }
    : { type: 'social', kind }
  const act: Act = sameChoice(kind, setting) ?? social
  return [{ act, sureness: surenessOf(told, heard, setting), because }]
}
