import { isLesson } from '../../events/lesson.ts'
import { ownEntry } from '../../own-entry.ts'
import { advance } from '../../scenario/engine.ts'
import type { TalkEvent } from '../../scenario/event.ts'
import type { Session } from '../../scenario/session.ts'
import { said, type Talk } from '../../scenario/talk.ts'
import { type Advanced, present } from '../../scenario/turn.ts'
import { versionOf } from '../../version-of.ts'
import { type TextRef, text } from '../../words/text-ref.ts'
import type { Act, AskedOf, Topic } from '../act.ts'
import { shortQuestion } from '../short-question.ts'
import { type AnswerAside, type Aside, uncovered } from './aside.ts'
import { next, refusal, why } from './course.ts'
import { online, proxy } from './errand.ts'
import { law } from './law.ts'
import { meaning } from './meaning.ts'
import { cost, free } from './money.ts'
import { hours, openNow } from './open.ts'
import { privacy, saidBefore, whenMine } from './own.ts'
import { papers } from './paper.ts'
import { phone, way, where } from './place.ts'
import { whatToSay } from './script.ts'
import { term } from './time.ts'

type Question = Extract<Act, { type: 'question' }>

const ANSWERS: Readonly<Record<Topic, AnswerAside>> = {
  cost,
  where,
  way,
  hours,
  open_now: openNow,
  phone,
  papers,
  term,
  free,
  online,
  proxy,
  meaning,
  why,
  next,
  refusal,
  privacy,
  said_before: saidBefore,
  when_mine: whenMine,
  what_to_say: whatToSay,
  law,
}

/** What a lesson can answer: it is about no need. */
const IN_LESSONS: ReadonlySet<Topic> = new Set([
  'meaning',
  'why',
  'next',
  'privacy',
  'said_before',
  'when_mine',
])

/** The answer to a topic, from the facts of the talk. */
export const asideOf = (talk: Talk, topic: Topic, of: AskedOf): Aside =>
  isLesson(talk.session) && !IN_LESSONS.has(topic)
    ? uncovered(text('asides.not_in_lesson'))
    : ANSWERS[topic](talk, of)

/** What the authors are told of a question that no fact covered: where, and about what. */
export const unansweredOf = ({ session }: Talk, topic: Topic, { isCovered }: Aside): TalkEvent[] =>
  isCovered ? [] : [{ type: 'question_unanswered', step: session.step, need: session.need, topic }]

/** So many things are remembered as asked; a talk does not grow for ever. */
const MOST_ASKED = 120
/** Ways to begin the answer to what was asked before. */
const AGAIN = 5

/** What is not known is not known of anything: it is said in other words whatever is asked about. */
const keyOf = ({ topic, of }: Question, { isCovered }: Aside): string =>
  isCovered ? [topic, of.paper ?? of.word ?? of.office ?? of.facts[0]].filter(Boolean).join('/') : topic

/** What an answer is remembered by: what was asked, and the very lines, since two questions may have one answer. */
const keysOf = (question: Question, aside: Aside): readonly string[] => [
  keyOf(question, aside),
  `said/${versionOf(aside.lines)}`,
]

const timesUnder = ({ asked }: Session, key: string): number => (asked && ownEntry(asked, key)) ?? 0

const timesAsked = (session: Session, keys: readonly string[]): number =>
  Math.max(...keys.map((key) => timesUnder(session, key)))

const counted = (session: Session, keys: readonly string[]): Session => {
  const known = Object.entries(session.asked ?? {})
    .filter(([name]) => !keys.includes(name))
    .slice(keys.length - MOST_ASKED)
  const now = keys.map((key) => [key, timesUnder(session, key) + 1] as const)
  return { ...session, asked: { ...Object.fromEntries(known), ...Object.fromEntries(now) } }
}

/** What was asked before is answered shorter, with another beginning each time. */
const wordedFor = ({ lines }: Aside, times: number): readonly TextRef[] => {
  if (times === 0) return lines
  const kept = lines.length > 2 ? lines.slice(0, -1) : lines
  return [text(`asides.again.n${((times - 1) % AGAIN) + 1}`), ...kept]
}

const withAnswer = (talk: Talk, answered: string | null): Advanced | null =>
  answered === null
    ? null
    : advance(talk.scenario, talk.session, { type: 'press', choice: answered }, talk.situation)

/** The standing question in short; where nothing is asked one only goes on. */
const backIn = (talk: Talk): TextRef => {
  const question = shortQuestion(talk)
  return question === '' ? text('asides.back_on') : text('asides.back', { question })
}

/**
 * Answers a side question and comes back to the standing question in short. An answer that was given in the same breath is
 * taken first: then the question that it leads to is asked in full.
 */
export const answerAside = (talk: Talk, question: Question): Advanced => {
  const { topic, of } = question
  const step = { name: talk.session.step }
  const aside = asideOf(talk, topic, of)
  const keys = keysOf(question, aside)
  const lines = wordedFor(aside, timesAsked(talk.session, keys))
  const unanswered = unansweredOf(talk, topic, aside)
  const after = withAnswer(talk, question.answered)
  if (after !== null)
    return {
      session: counted(after.session, keys),
      events: [...unanswered, said(step, lines), ...after.events],
    }
  const choices = present(talk).at(-1)?.choices ?? []
  const answer = said(step, [...lines, text('talk.blank'), backIn(talk)], choices)
  return { session: counted(talk.session, keys), events: [...unanswered, answer] }
}
