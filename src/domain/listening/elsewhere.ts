import type { SignReader } from '../hearing/sign-reader.ts'
import { type AskingMessage, OF_NOTHING, type Reading, type SocialKind, type Topic } from './act.ts'
import { hasQuestionMark } from './asks.ts'
import { type Ear, type Heard, heardWith, toldUnder } from './setting.ts'

/** By what answers to messages beside the talk are heard. */
export interface ElsewhereEar extends Ear {
  /** Reads the answers' own signs, e.g. `event_invitation/accept`. */
  readonly readAnswers: SignReader
  /** Answers to a message, the one that outweighs the others first. */
  readonly optionsOf: (message: AskingMessage) => readonly string[]
}

/** An answer that a sign tells; a question mark weighs more, words that may ask – «куда мне с моими ногами» – less. */
const TOLD = 0.85
const ASKED = 0.9
const MAY_ASK = 0.8
const SOCIAL = 0.7

/** «Хорошо, только давление»: more is said than the answer, and it is asked. */
const MIXED = 'mixed'

const answers = (said: string, message: AskingMessage, ear: ElsewhereEar): Reading[] => {
  if (hasQuestionMark(said)) return []
  const { told } = ear.readAnswers(said)
  const option = ear.optionsOf(message).find((each) => told.some(({ name }) => name === `${message}/${each}`))
  if (option === undefined) return []
  const because = told.filter(({ name }) => name === `${message}/${option}`).flatMap(({ words }) => words)
  const act: Reading['act'] = option === MIXED ? { type: 'unclear' } : { type: 'elsewhere', message, option }
  return [{ act, sureness: TOLD, because }]
}

const questionOf = ({ what, words }: ReturnType<typeof toldUnder>[number], said: string): Reading => ({
  act: { type: 'question', topic: what as Topic, of: OF_NOTHING, answered: null },
  sureness: hasQuestionMark(said) ? ASKED : MAY_ASK,
  because: words,
})

const socialOf = ({ what, words }: ReturnType<typeof toldUnder>[number]): Reading => ({
  act: { type: 'social', kind: what as SocialKind },
  sureness: SOCIAL,
  because: words,
})

/** What is asked beside it, and what is only said to somebody. */
const besides = (heard: Heard): Reading[] => [
  ...(heard.isQuestion ? toldUnder(heard, 'topics').map((told) => questionOf(told, heard.said)) : []),
  ...toldUnder(heard, 'social').map(socialOf),
]

/**
 * What words mean as the answer to a message that came beside the talk: one of its answers by signs; a question is a question.
 * @example «не приду, ноги болят» after an invitation is `decline`
 */
export const hearElsewhere = (words: string, message: AskingMessage, ear: ElsewhereEar): readonly Reading[] =>
  [...answers(words, message, ear), ...besides(heardWith(ear, words))].sort((a, b) => b.sureness - a.sureness)
