import type { Paper } from '../documents/judge.ts'
import { ownEntry } from '../own-entry.ts'
import type { AnswerValue } from '../scenario/condition.ts'
import { papersOf, paperText, saidOfPapers } from '../scenario/steps/checklist.ts'
import { comparedIn } from '../scenario/steps/compare.ts'
import type { Talk } from '../scenario/talk.ts'
import { type TextRef, text } from '../words/text-ref.ts'

type Answers = Readonly<Record<string, AnswerValue>>

/** Answers that follow from others, worked out anew, with what is to be said of it. */
export interface Follows {
  readonly answers: Answers
  readonly lines: readonly TextRef[]
}

const NOTHING: Follows = { answers: {}, lines: [] }
const NO_APPOINTMENT: Answers = { visit_date: null, visit_time: null, visit_place: null }

const withAnswers = (talk: Talk, answers: Answers): Talk => ({
  ...talk,
  session: { ...talk.session, answers: { ...talk.session.answers, ...answers } },
})

/** Answers of the call after which there is an appointment. */
const APPOINTED: Readonly<Record<string, readonly string[]>> = {
  'contact.reached': ['talked'],
  'contact.outcome': ['got_appointment'],
}

/** «никто не ответил на самом деле»: then there is no appointment, and no reminder of one. */
const ofCall = (corrected: Answers): Follows =>
  Object.entries(corrected).some(([name, value]) => {
    const appointed = ownEntry(APPOINTED, name)
    return appointed !== undefined && !appointed.includes(String(value))
  })
    ? { answers: NO_APPOINTMENT, lines: [] }
    : NOTHING

/** Papers of another cause: those that are not needed any more go, new ones are to be got; each with its reminder. */
const ofCause = (talk: Talk, corrected: Answers): Follows => {
  if (corrected['cause'] === undefined || talk.session.answers['papers'] === undefined) return NOTHING
  const known = saidOfPapers(talk)
  const needed = papersOf(withAnswers(talk, corrected))
  const isListed = talk.scenario.steps.get(talk.session.step)?.definition.type === 'checklist'
  const added = isListed ? [] : needed.filter(({ id, required }) => required && !ownEntry(known, id))
  const papers: Record<string, Paper> = {}
  for (const { id } of needed) {
    const paper = ownEntry(known, id)
    if (paper) papers[id] = paper
  }
  for (const { id } of added) papers[id] = { state: 'will_get' }
  const names = added.map(({ id }) => paperText(talk, id, 'name'))
  return {
    answers: { papers },
    lines: names.length > 0 ? [text('corrections.papers', { papers: { list: names } })] : [],
  }
}

/** A place that does not take this cause is none to go to; one that was agreed on stays. */
const ofPlace = (talk: Talk, corrected: Answers): Follows => {
  const { organisation, visit_date: visit } = talk.session.answers
  if (corrected['cause'] === undefined || organisation === undefined || visit) return NOTHING
  const found = comparedIn(withAnswers(talk, corrected))
  const isFit = found.some(({ id }) => id === organisation)
  return isFit ? NOTHING : { answers: { organisation: null }, lines: [text('corrections.place')] }
}

/** What follows from answers that were put right. */
export const followsFrom = (talk: Talk, corrected: Answers): Follows => {
  const all = [ofCall(corrected), ofCause(talk, corrected), ofPlace(talk, corrected)]
  return {
    answers: Object.assign({}, ...all.map(({ answers }) => answers)) as Answers,
    lines: all.flatMap(({ lines }) => lines),
  }
}
