import type { Paper } from '../documents/judge.ts'
import { ownEntry } from '../own-entry.ts'
import type { AnswerValue } from '../scenario/condition.ts'
import { paperText, saidOfPapers } from '../scenario/steps/checklist.ts'
import type { Talk } from '../scenario/talk.ts'
import { type Param, type TextRef, text } from '../words/text-ref.ts'
import { ratingInWords } from './corrected-rating.ts'
import { keptAnswers } from './kept-answers.ts'

type Answers = Readonly<Record<string, AnswerValue>>

const APPOINTMENT: ReadonlySet<string> = new Set(['visit_date', 'visit_time', 'visit_place'])

const wordsOf = (value: AnswerValue | undefined): string | null => (typeof value === 'string' ? value : null)

/** An appointment in words: its day, and its hour and place where they are known; null – there is none. */
export const appointmentInWords = (answers: Answers): TextRef | null => {
  const date = wordsOf(answers['visit_date'])
  if (date === null) return null
  const [time, place] = [wordsOf(answers['visit_time']), wordsOf(answers['visit_place'])]
  const parts: Param[] = [{ date }, ...(time ? [{ time }] : []), ...(place ? [place] : [])]
  return text('corrections.appointment', { parts: { list: parts } })
}

/** A kept answer in words; null – it is none out of several. */
const inWords = (name: string, value: AnswerValue | undefined, talk: Talk): Param | null => {
  if (name === 'retry_date') return typeof value === 'string' ? { date: value } : null
  if (typeof value === 'number') return ratingInWords(name, value, talk)
  const answer = keptAnswers(talk).find((each) => each.name === name)
  return typeof value === 'string' ? (answer?.options.get(value) ?? null) : null
}

const line = (was: Param | null, now: Param | null): TextRef[] => {
  if (was !== null && JSON.stringify(was) === JSON.stringify(now))
    return [text('corrections.same', { now: was })]
  if (was !== null && now !== null) return [text('corrections.was_is', { was, now })]
  if (now !== null) return [text('corrections.is', { now })]
  return was === null ? [] : [text('corrections.gone', { was })]
}

type Papers = Readonly<Record<string, Paper>>

const paperInWords = (id: string, papers: Papers, talk: Talk): Param | null => {
  const state = ownEntry(papers, id)?.state
  const name = paperText(talk, id, 'name')
  return state ? text('corrections.paper', { name, state: text(`talk.papers.states.${state}`) }) : null
}

/** Papers whose state is another than it was. */
const paperLines = (before: Talk, after: Answers): TextRef[] => {
  const [was, now] = [saidOfPapers(before), (after['papers'] ?? {}) as Papers]
  const ids = Object.keys(now)
  const changed = ids.filter((id) => ownEntry(was, id)?.state !== ownEntry(now, id)?.state)
  return changed.flatMap((id) => line(paperInWords(id, was, before), paperInWords(id, now, before)))
}

/** «Было: потеряли. Теперь: украли.»: what was said before and what holds now, a line for each thing. */
export const wasIs = (before: Talk, after: Answers, names: readonly string[]): TextRef[] => {
  const { answers } = before.session
  const isAppointment = names.some((name) => APPOINTMENT.has(name))
  const lines = isAppointment ? line(appointmentInWords(answers), appointmentInWords(after)) : []
  return [
    ...lines,
    ...(names.includes('papers') ? paperLines(before, after) : []),
    ...names
      .filter((name) => !APPOINTMENT.has(name) && name !== 'papers')
      .flatMap((name) =>
        line(inWords(name, ownEntry(answers, name), before), inWords(name, ownEntry(after, name), before)),
      ),
  ]
}
