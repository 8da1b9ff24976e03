import type { Command } from '../domain/conversation/input.ts'
import { commandIn } from '../domain/conversation/understand.ts'
import type { Understood } from '../domain/listening/decide-reading.ts'
import { needsOf } from '../domain/listening/named-needs.ts'
import { chosen } from '../domain/scenario/choosing.ts'
import { present } from '../domain/scenario/engine.ts'
import { LIMITS } from '../domain/scenario/limits.ts'
import { isOpenTalk } from '../domain/scenario/session.ts'
import { cleanWords, comparable, hasWords } from '../domain/text/plain-words.ts'
import { text } from '../domain/words/text-ref.ts'
import { act, notFound } from './actions.ts'
import { type Decision, decide, type Moment } from './decision.ts'
import { earOf } from './listening/ear-of.ts'
import {
  answerOutside,
  answerWhileWaiting,
  isAllSaid,
  type NeedsBeside,
  socialIn,
  withWord,
} from './listening/outside-social.ts'
import { answeredFirst, heardThere, questionOutside } from './listening/question-outside.ts'
import { withoutNumbers } from './matters/name-needs.ts'
import { holdWords, orderMatters } from './matters/order-matters.ts'
import type { FoundNeed } from './ports/content.ts'
import type { StoredTalk } from './ports/talk-store.ts'
import { takeUpWith } from './take-up.ts'
import { beginTalk, takeTurn } from './talk-turn.ts'
import { speak } from './word-turn.ts'

/** After this long a talk is taken up with «мы остановились на…» instead of taking a greeting for an answer. */
const FORGOTTEN_AFTER_MS = 12 * 3_600_000
/**
 * From this sureness on a match begins at once; «Это не то» is one press away. One clue that tells a need surely gives
 * two thirds, two weaker ones less: those are offered. A second match that is close makes it a question. Measured on the
 * tuned half of the Russian phrases: 268 of 328 begin right and 1 wrong, 54 are offered with the right one; with 0.05
 * instead of 0.12 begin 287 right and 3 wrong, on the half held apart 308 and 11 instead of 288 and 7.
 */
const SURE = 0.6
const CLOSE = 0.12

/** What is asked for in words of its own, wherever a person stands. */
const ASKED_FOR = ['coming', 'school', 'talks'] as const

/** The screen that words ask for by its name, e.g. «уроки»; undefined – none. */
export const askedFor = (
  { conversation, language }: Moment,
  words: string,
): (typeof ASKED_FOR)[number] | undefined => {
  const { answers } = conversation.content.vocabulary[language]
  return ASKED_FOR.find((name) => answers[name]?.includes(comparable(words)))
}

const isOpen = (talk: StoredTalk | null): talk is StoredTalk => talk !== null && isOpenTalk(talk.session)

/** What a person writes: the menu, commands, the talk, and else a problem to be understood. Danger was heard before. */
export const onWords = (moment: Moment, typed: string): Decision => {
  const words = cleanWords(typed, LIMITS.ownWords * 4)
  const vocabulary = moment.conversation.content.vocabulary[moment.language]
  const entry = moment.screens.menuEntry(words)
  if (entry) return act(moment, entry)
  const asked = askedFor(moment, words)
  if (asked) return act(moment, asked)
  const { talk } = moment.loaded
  const command = commandIn(words, vocabulary)
  if (isOpen(talk)) return inTalk(moment, talk, words, answersTheStep(moment, talk, words) ? null : command)
  if (command === 'human') return act(moment, 'call_human')
  if (command !== null) return act(moment, command === 'resume' ? 'talks' : 'help')
  return onProblem(moment, words)
}

/** «Хватит» may be an answer on offer: then it answers, and is no command. */
export const answersTheStep = (moment: Moment, talk: StoredTalk, words: string): boolean => {
  const spoken = speak(moment, talk.session).talk
  const choices = present(spoken).at(-1)?.choices ?? []
  return chosen({ type: 'words', words }, choices, spoken) !== null
}

const isForgotten = ({ at }: Moment, { session, updatedAt }: StoredTalk): boolean =>
  session.status === 'paused' || at - updatedAt > FORGOTTEN_AFTER_MS

const inTalk = (moment: Moment, talk: StoredTalk, words: string, command: Command | null): Decision => {
  // «Не понимаю» and «повторите» are told apart where words are heard.
  if (command && command !== 'repeat') return takeTurn(moment, talk, { type: 'command', name: command })
  return isForgotten(moment, talk)
    ? afterPause(moment, talk, words)
    : takeTurn(moment, talk, { type: 'words', words })
}

/** From this sureness on an answer is meant even where its words name another need as well: «записали на пятницу». */
const PLAIN_ANSWER = 0.8

const isAnswer = ({ act, readings: [first] }: Understood, isOther: boolean): boolean => {
  if (act.type !== 'answer') return act.type === 'told' || act.type === 'papers' || act.type === 'correction'
  return !isOther || (first?.sureness ?? 0) >= PLAIN_ANSWER
}

/**
 * What is written after a pause: an answer or a question is taken where one stopped, with a word of welcome; another need
 * begins; whatever else only takes the talk up.
 */
const afterPause = (moment: Moment, talk: StoredTalk, words: string): Decision => {
  const found = moment.conversation.findNeeds(words, moment.language)
  const [other] = found
  const isOther = other !== undefined && other.sureness >= SURE && other.need !== talk.session.need
  const heard = heardThere(moment, talk, words)
  if (isAnswer(heard, isOther) || heard.act.type === 'question') return takeUpWith(moment, talk, words)
  const told = socialIn(moment, words)
  if (told && told.kind !== 'greeting' && isAllSaid(told, needsBeside(found)))
    return answerWhileWaiting(moment, told, talk)
  return isOther ? onProblem(moment, words) : takeTurn(moment, talk, { type: 'command', name: 'resume' })
}

/** What needs words name beside a greeting or a feeling. */
const needsBeside = ([first]: readonly FoundNeed[]): NeedsBeside => {
  if (first === undefined) return 'none'
  return first.sureness >= SURE ? 'sure' : 'unsure'
}

/** A problem in own words (C1): several are put in order, a clear match begins, weak ones are offered, none leads to the general path. */
const onProblem = (moment: Moment, words: string): Decision => {
  const { screens, conversation, language } = moment
  if (!hasWords(words)) return decide(moment, { replies: [screens.message('not_a_need')] })
  const found = conversation.findNeeds(words, language)
  const several =
    found.length > 0 ? needsOf(words, earOf(conversation.content, conversation.findNeeds, language)) : []
  if (several.length > 1) {
    holdWords(moment, words)
    return decide(moment, { replies: [orderMatters(moment, several)] })
  }
  const [first, second] = found
  const told = socialIn(moment, words)
  if (told && isAllSaid(told, needsBeside(found))) return answerOutside(moment, told, found)
  if (!first) return withWord(moment, told, questionOutside(moment, words) ?? notFound(moment))
  const isClear = first.sureness >= SURE && (!second || first.sureness - second.sureness >= CLOSE)
  if (isClear) {
    const { need, cause } = first
    const begun = beginTalk(moment, { need, ownWords: withoutNumbers(moment, words), cause })
    return withWord(moment, told, answeredFirst(moment, begun, words))
  }
  holdWords(moment, words)
  const renderer = conversation.renderers[language]
  const offered = found.map(
    ({ need }) => [renderer.plain(text(`needs.${need}.title`)), 'need', need] as const,
  )
  return decide(moment, {
    replies: [screens.message('which_need', [...offered, [screens.label('none_of_these'), 'none']])],
  })
}
