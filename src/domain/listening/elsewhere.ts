import type { SignReader } from '../hearing/sign-reader.ts'
import { ANSWER } from '../likeness/learned.ts'
import { type Act, type AskingMessage, OF_NOTHING, type Reading, type SocialKind, type Topic } from './act.ts'
import { meaningAnywhere, questionOf, saidAnywhere } from './act-anywhere.ts'
import { hasQuestionMark } from './asks.ts'
import { surestFirst } from './decide-reading.ts'
import { type Meanings, NOTHING_SAID } from './meanings.ts'
import { type Ear, type Heard, heardWith, toldUnder } from './setting.ts'
import { weighedByLikeness } from './weighed-by-likeness.ts'

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

/** So many words a key of the menu has at most. */
const KEY_WORDS = 2

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

const asked = ({ what, words }: ReturnType<typeof toldUnder>[number], said: string): Reading => ({
  act: questionOf(what as Topic, OF_NOTHING),
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
  ...(heard.isQuestion ? toldUnder(heard, 'topics').map((told) => asked(told, heard.said)) : []),
  ...toldUnder(heard, 'social').map(socialOf),
]

const elsewhereMeaning = (act: Act): string =>
  act.type === 'elsewhere' ? `${ANSWER}/${act.option}` : (meaningAnywhere(act) ?? NOTHING_SAID)

const actElsewhere = (meaning: string, message: AskingMessage, ear: ElsewhereEar): Act | null => {
  const [heading = '', option = ''] = meaning.split('/')
  if (heading === ANSWER)
    return ear.optionsOf(message).includes(option) ? { type: 'elsewhere', message, option } : null
  const said = saidAnywhere(meaning)
  if (said && 'topic' in said) return questionOf(said.topic, OF_NOTHING)
  return said ? { type: 'social', kind: said.kind } : { type: 'unclear' }
}

const meaningsOf = (message: AskingMessage, ear: ElsewhereEar): Meanings => ({
  of: elsewhereMeaning,
  act: (meaning) => actElsewhere(meaning, message, ear),
  isValue: () => false,
  takesOwnWords: false,
  putsRight: false,
  isPossible: (meaning) => actElsewhere(meaning, message, ear) !== null,
})

/**
 * What words mean as the answer to a message that came beside the talk, by signs, and where there are none by what
 * people say to such messages; a question is a question.
 * @example «не приду, ноги болят» after an invitation is `decline`
 */
export const hearElsewhere = (
  words: string,
  message: AskingMessage,
  ear: ElsewhereEar,
): readonly Reading[] => {
  const heard = heardWith(ear, words)
  const readings = [...answers(words, message, ear), ...besides(heard)]
  // So short words may be a key of the menu: «Афиша», «Школа безопасности».
  if (readings.length > 0 || heard.message.words.length <= KEY_WORDS) return surestFirst(readings)
  const asking = {
    isQuestion: heard.isQuestion,
    isImagined: false,
    isMarked: hasQuestionMark(words),
    isAll: false,
  }
  return weighedByLikeness([], heard.likeAt([`after:${message}`]), meaningsOf(message, ear), asking)
}
