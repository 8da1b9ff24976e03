import { ownEntry } from '../own-entry.ts'
import { answerText } from '../scenario/answer-text.ts'
import type { CompiledStep } from '../scenario/compiled.ts'
import type { AnswerValue, Condition } from '../scenario/condition.ts'
import { present } from '../scenario/engine.ts'
import type { Choice, TalkEvent } from '../scenario/event.ts'
import type { Session } from '../scenario/session.ts'
import { papersOf, saidOfPapers } from '../scenario/steps/checklist.ts'
import { recorded, said, type Talk } from '../scenario/talk.ts'
import { type Advanced, settle, walk } from '../scenario/turn.ts'
import { text } from '../words/text-ref.ts'
import { ratedBy } from './corrected-rating.ts'
import { followsFrom } from './follows-from.ts'
import { keptAnswers } from './kept-answers.ts'
import { shortQuestion } from './short-question.ts'
import { wasIs } from './was-is.ts'

type Answers = Readonly<Record<string, AnswerValue>>

/** The choice that takes a correction back. */
export const AS_BEFORE = 'as_before'
const UNDO: Choice = { id: AS_BEFORE, label: text('corrections.as_before') }
/** An answer in own words: it is stored with consent alone, sealed, and nowhere beside the answers. */
const OWN_WORDS = 'visit_place'
const ACCOMPANIED: ReadonlySet<unknown> = new Set(['near_by', 'together'])

/** A rating that was put right counts as it is now. */
const ratedAnew = (corrected: Answers, talk: Talk): TalkEvent[] =>
  Object.entries(corrected).flatMap(([name, value]): TalkEvent[] => {
    const rated = ratedBy(name, talk)
    return rated && typeof value === 'number'
      ? [{ type: 'competence_rated', competence: rated.competence, moment: rated.moment, value }]
      : []
  })

/** What others have to know of: the new appointment, and a specialist who is asked along. */
const toldEvents = (step: CompiledStep, corrected: Answers, all: Answers, talk: Talk): TalkEvent[] => {
  const events: TalkEvent[] = ratedAnew(corrected, talk)
  const isMoved = ['visit_date', 'visit_time', OWN_WORDS].some((name) => Object.hasOwn(corrected, name))
  const date = answerText(all['visit_date'])
  if (isMoved && date !== '')
    events.push({
      type: 'appointment_made',
      date,
      time: answerText(all['visit_time']),
      organisation: answerText(all['organisation']),
      place: answerText(all['visit_place']) || null,
    })
  if (ACCOMPANIED.has(corrected['support_level']))
    events.push({ type: 'human_called', step: step.name, reason: 'visit_support' })
  return events
}

const hangsOn = (condition: Condition | undefined, name: string): boolean => {
  if (condition === undefined) return false
  if ('all' in condition) return condition.all.some((each) => hangsOn(each, name))
  if ('any' in condition) return condition.any.some((each) => hangsOn(each, name))
  if ('not' in condition) return hangsOn(condition.not, name)
  return condition.answer === name && !('given' in condition)
}

/** Whoever was not at the visit after all has no outcome of it to look back on. */
const REOPENS: ReadonlySet<string> = new Set(['visit.went'])

/** Whether the way behind a question hangs on its answer: then it is gone anew from there. */
const decidesTheWay = ({ step, name }: { step: CompiledStep; name: string }, talk: Talk): boolean => {
  const { stage } = step
  const isReopened = REOPENS.has(name) && talk.scenario.steps.get(talk.session.step)?.stage === 'review'
  if (stage !== talk.scenario.steps.get(talk.session.step)?.stage && !isReopened) return false
  return [...talk.scenario.steps.values()].some(
    ({ stage: of, definition: { next } }) =>
      of === stage && Array.isArray(next) && next.some(({ when }) => hangsOn(when, name)),
  )
}

/** Where the talk goes on from: the question whose answer decides the way, or the beginning for another short answer. */
const onFrom = (talk: Talk, corrected: Answers): CompiledStep | 'start' | null => {
  const deciding = keptAnswers(talk).find(
    (each) => Object.hasOwn(corrected, each.name) && decidesTheWay(each, talk),
  )
  if (deciding) return deciding.step
  const isAtStart = talk.scenario.steps.get(talk.session.step)?.stage === 'start'
  return isAtStart && 'cause' in corrected ? 'start' : null
}

/** A list of papers begins at the first one of which nothing was said. */
const cursorIn = (talk: Talk, step: CompiledStep, corrected: Answers): Session['cursor'] => {
  if (step.definition.type !== 'checklist' || !('cause' in corrected)) return talk.session.cursor
  const known = saidOfPapers(talk)
  const index = papersOf(talk).findIndex(({ id }) => !ownEntry(known, id))
  return { index, asking: 'state' }
}

/** The standing question in short, its answers under it. */
const askedInShort = (talk: Talk): TalkEvent[] => {
  const full = present(talk)
  const last = full.at(-1)
  const question = shortQuestion(talk)
  const isList = talk.scenario.steps.get(talk.session.step)?.definition.type === 'checklist'
  if (!last || question === '' || isList) return full
  return [said({ name: last.step }, [text('unclear.question', { question })], last.choices)]
}

const goOn = (talk: Talk, step: CompiledStep, corrected: Answers): Advanced => {
  const from = onFrom(talk, corrected)
  const at = (name: string): Talk => ({ ...talk, session: { ...talk.session, step: name, cursor: null } })
  if (from === 'start') return walk(talk, `stage:${step.stage}`, [])
  if (from) return settle(at(from.name), from, { move: 'next', events: [] })
  const session = { ...talk.session, cursor: cursorIn(talk, step, corrected) }
  const isThrough = session.cursor?.['index'] === -1
  if (isThrough) return settle({ ...talk, session }, step, { move: 'next', events: [] })
  return { session, events: askedInShort({ ...talk, session }) }
}

/** Whether a correction can be taken back with a press: what was said in own words is kept nowhere else. */
const mayUndo = (corrected: Answers): boolean => !(OWN_WORDS in corrected)

const answersBefore = ({ session: { answers } }: Talk, corrected: Answers): Answers =>
  Object.fromEntries(Object.keys(corrected).map((name) => [name, ownEntry(answers, name) ?? null]))

/**
 * Puts answers of before right, whatever question stands: what follows from them is worked out anew, what was and what is
 * is shown in a line with the way back, then the standing question comes in short – or, where the way behind the answer
 * hangs on it, the question that follows from it now.
 * @param of answers by their names, e.g. `{ cause: 'stolen' }`
 */
export const correctAnswers = (talk: Talk, of: Answers): Advanced => {
  const step = talk.scenario.steps.get(talk.session.step)
  if (!step) return { session: talk.session, events: [] }
  const follows = followsFrom(talk, of)
  const corrected: Answers = { ...follows.answers, ...of }
  const all: Answers = { ...talk.session.answers, ...corrected }
  const isOwn = answerText(corrected[OWN_WORDS]) !== '' && !talk.session.own.includes(OWN_WORDS)
  const own = isOwn ? [...talk.session.own, OWN_WORDS] : talk.session.own
  const session: Session = { ...talk.session, version: talk.session.version + 1, answers: all, own }
  const changes = [...wasIs(talk, all, Object.keys(of)), ...follows.lines]
  const lines = changes.length > 0 ? changes : [text('corrections.nothing_new')]
  const after = goOn({ ...talk, session }, step, corrected)
  const version = after.session.version
  const was = mayUndo(corrected) ? { was: { version, answers: answersBefore(talk, corrected) } } : {}
  return {
    session: { ...after.session, ...was },
    events: [
      ...Object.entries(corrected).map(([name, value]) =>
        recorded(step, talk, name, value, name === OWN_WORDS && value !== null),
      ),
      ...toldEvents(step, of, all, talk),
      said(step, lines, mayUndo(corrected) && changes.length > 0 ? [UNDO] : []),
      ...after.events,
    ],
  }
}

/** What was put right last in a talk, as it was before; null – something else was said since. */
export const wasBefore = ({ session: { was, version } }: Talk): Answers | null =>
  was?.version === version ? was.answers : null
