import { advance } from '../scenario/engine.ts'
import type { Talk } from '../scenario/talk.ts'
import type { Advanced } from '../scenario/turn.ts'
import type { Act, ActType } from './act.ts'
import { sayAim, withAim } from './aim.ts'
import { answerPapers } from './answer-papers.ts'
import { answerSocial, withFeeling } from './answer-social.ts'
import { answerAside } from './aside/answer-aside.ts'
import { askAgain, askOnward, askOtherwise, sayNotOurs } from './ask-otherwise.ts'
import { closedLine, sayClosed, withClosed } from './closed-office.ts'
import { correctAnswers } from './correct-answers.ts'
import type { Understood } from './decide-reading.ts'
import { type Ear, standingIn } from './setting.ts'
import { answerWhole, leapAhead } from './whole-answer.ts'

/** What an act leads to in the talk; null – nothing of the talk's own: the step takes the words as they are. */
type Responder<T extends ActType> = (
  talk: Talk,
  act: Extract<Act, { type: T }>,
  words: string,
  ear: Ear,
) => Advanced | null

type Responders = { readonly [T in ActType]?: Responder<T> }

const RESPONDERS: Responders = {
  question: (talk, act) => answerAside(talk, act),
  answer: (talk, { choice }, words, ear) => (choice === null ? null : answerWhole(talk, choice, words, ear)),
  told: (talk, { step, choice }, words, ear) => leapAhead(talk, step, choice, words, ear),
  papers: (talk, { states }) => answerPapers(talk, states),
  command: (talk, { name, isAgain = false }, words) => {
    const isAwake = talk.session.status === 'active'
    if (name === 'repeat' && isAwake) return askAgain(talk, isAgain)
    // «Дальше», written in mid-talk; whoever comes back after a pause is welcomed, and presses.
    if (name === 'resume' && isAwake && words !== '') return askOnward(talk)
    return advance(talk.scenario, talk.session, { type: 'command', name }, talk.situation)
  },
  social: (talk, act, words) => answerSocial(talk, act, words),
  correction: (talk, { of }) =>
    of === 'back'
      ? advance(talk.scenario, talk.session, { type: 'command', name: 'back' }, talk.situation)
      : correctAnswers(talk, of),
}

const isRefused = ({ events }: Advanced): boolean => events.some(({ type }) => type === 'answer_refused')

/** Whether words that were likeliest own words are said to a question that was asked once more already: they are meant. */
const isInsisted = ({ session: { misses, version } }: Talk, { readings: [first] }: Understood): boolean =>
  misses?.version === version && first?.act.type === 'answer' && first.act.choice === null

/** What the step makes of words as they are; own words are its answer only when they were heard as one, or are said again. */
const takenByStep = (talk: Talk, understood: Understood, words: string): Advanced => {
  const { scenario, session, situation } = talk
  const isHeard = understood.act.type === 'answer' || isInsisted(talk, understood)
  const taken = advance(scenario, session, { type: 'words', words }, situation)
  const isOwnWords = standingIn(talk)?.awaits === 'own_words'
  return isOwnWords && !isHeard && !isRefused(taken)
    ? { session, events: [{ type: 'answer_refused', step: session.step, reason: 'unclear' }] }
    : taken
}

/** «это не то, мне загран»: a matter of which nothing is known here is said to be one. */
const askNotOurs = (talk: Talk, words: string, ear: Ear, { act }: Understood): Advanced | null =>
  act.type === 'unclear' && ear.read(words).told.some(({ name }) => name === 'corrections/not_ours')
    ? sayNotOurs(talk)
    : null

/** Answers an act in the talk as it is now. */
const answer = (talk: Talk, understood: Understood, words: string, ear: Ear): Advanced => {
  const { act } = understood
  const responder = RESPONDERS[act.type] as Responder<ActType> | undefined
  const answered = responder?.(talk, act, words, ear) ?? takenByStep(talk, understood, words)
  return isRefused(answered)
    ? (askNotOurs(talk, words, ear, understood) ?? askOtherwise(talk, understood, answered))
    : withFeeling(talk, understood, answered)
}

/**
 * Answers an act inside the talk; what nothing answers is given to the step, and asked in other words if refused. An aim or a
 * closed office that is told beside it is kept.
 */
export const respond = (before: Talk, understood: Understood, words: string, ear: Ear): Advanced => {
  const isUnclear = understood.act.type === 'unclear'
  const aimed = withAim(before, words, ear)
  const talk = withClosed(aimed, words, ear)
  if (talk !== aimed) {
    const line = closedLine(aimed, talk)
    const answered = isUnclear ? null : answer(talk, understood, words, ear)
    return answered ? { ...answered, events: [line, ...answered.events] } : sayClosed(talk, line)
  }
  return talk !== before && isUnclear ? sayAim(talk) : answer(talk, understood, words, ear)
}
