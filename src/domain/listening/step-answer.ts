import { chosen } from '../scenario/choosing.ts'
import type { Choice } from '../scenario/event.ts'
import { isSaidToClerk } from '../scenario/said-to-clerk.ts'
import { kindOf } from '../scenario/steps/registry.ts'
import type { Talk } from '../scenario/talk.ts'
import { comparable } from '../text/plain-words.ts'
import type { Reading } from './act.ts'
import type { Heard, Setting } from './setting.ts'

/** A label, its number, a short word for it. */
const OFFERED = 1
/** The same in a message that goes on and asks something: the question takes the answer along. */
const OFFERED_AND_ASKED = 0.85
/** A day, an hour, a number that the step reads by itself. */
const VALUE = 0.9
/** Own words are the answer as long as nothing else is told more surely. */
export const OWN_WORDS = 0.6

/** Words that only look like an answer in own words: then it is asked. */
const NO_ANSWER = 0.45

/** «ааа», «25», «?!»: neither a word nor a number of some length, or one letter again and again. */
const saysNoWord = (said: string): boolean =>
  !/\p{L}{2}|\d{3}/u.test(said) || /^[^\p{L}]*(\p{L})\1{1,15}[^\p{L}]*$/iu.test(said)

/** A question is nobody's answer, except in a rehearsed talk, where one asks the clerk. */
const ownWords = ({ said }: Heard, { standing: { step } }: Setting): number => {
  const { definition } = step
  const isNumberEnough = definition.type === 'ask' && definition.kind === 'place'
  if (isSaidToClerk(definition) || isNumberEnough) return OWN_WORDS
  const isAsked = /[?？]\s*$/.test(said)
  return isAsked || saysNoWord(said) ? NO_ANSWER : OWN_WORDS
}

/** Whether a question stands beside the label that was said. */
const goesOn = (
  { isQuestion, message }: Heard,
  choices: readonly Choice[],
  choice: string | null,
  { situation }: Talk,
): boolean => {
  const label = choices.find(({ id }) => id === choice)?.label
  const length = label ? comparable(situation.label(label)).split(' ').length : 0
  return isQuestion && message.words.length > length
}

/** «не знаю», said to «какое дело запишем?»: a plan may stay as it is. */
const saysNothing = ({ talk, standing }: Setting, said: string): boolean =>
  standing.step.definition.type === 'plan' &&
  standing.awaits === 'own_words' &&
  (talk.situation.vocabulary.answers['skip']?.includes(comparable(said)) ?? false)

/** What the standing step itself takes for an answer. */
export const answersStep = (heard: Heard, setting: Setting): readonly Reading[] => {
  const { talk, standing } = setting
  const { step, awaits, choices } = standing
  const { said } = heard
  const choice =
    chosen({ type: 'words', words: said }, choices, talk) ?? (saysNothing(setting, said) ? 'done' : null)
  // «завтра в 10 утра» begins like the button «Завтра» and says more: the step reads it whole.
  const isReadWhole = awaits === 'value' && choice !== 'skip'
  const offered = goesOn(heard, choices, choice, talk) ? OFFERED_AND_ASKED : OFFERED
  if (choice !== null && !isReadWhole)
    return [{ act: { type: 'answer', choice }, sureness: offered, because: [said] }]
  const outcome = kindOf(step.definition.type).receive(step, { type: 'words', words: said }, talk)
  if (outcome.move === 'refuse') return []
  const asWords = awaits === 'own_words' ? ownWords(heard, setting) : VALUE
  const sureness = choice === null ? asWords : offered
  return [{ act: { type: 'answer', choice: null }, sureness, because: [said] }]
}
