import { addDays } from '../../calendar/local-date.ts'
import { maskLongNumbers } from '../../numbers/mask.ts'
import { cleanWords, hasWords } from '../../text/plain-words.ts'
import { readDate } from '../../when/read-date.ts'
import { text, textAt } from '../../words/text-ref.ts'
import { chosen, NOT_OFFERED } from '../choosing.ts'
import type { CompiledStep } from '../compiled.ts'
import type { Choice, TalkEvent } from '../event.ts'
import { LIMITS } from '../limits.ts'
import { type Answer, type Outcome, type StepKind, said, type Talk } from '../talk.ts'
import { refuseDate } from './refuse-date.ts'
import { toldBy, toldWho } from './told-plan.ts'

type PlanStep = CompiledStep<'plan'>

/** One line of the micro-plan: who does what by when. `own` marks the person's own words. */
export interface PlannedAction {
  readonly what: string
  readonly own: boolean
  readonly who: string
  readonly by: string
}

interface Place {
  readonly asking: 'what' | 'who' | 'by'
  readonly what: string
  readonly own: boolean
  /** Who does it; empty – the person, unless somebody else is named. */
  readonly who: string
}

const START: Place = { asking: 'what', what: '', own: false, who: '' }
const DONE: Choice = { id: 'done', label: text('talk.plan.done') }
/** A plan may stay empty: nobody is made to promise. */
const NONE: Choice = { id: 'done', label: text('talk.buttons.skip') }
/** A deed is the person's own unless it is said to be another's. */
const OTHER: Choice = { id: 'other', label: text('talk.plan.other') }
const labelled = (group: string, ids: readonly string[]): Choice[] =>
  ids.map((id) => ({ id, label: text(`talk.plan.${group}.${id}`) }))
const WHO = labelled('who', ['me', 'together', 'relative', 'specialist'])
const DAYS = [1, 3, 7]

/** The micro-plan as agreed so far. */
export const plannedActions = ({ session }: Talk): readonly PlannedAction[] =>
  (session.answers['plan'] ?? []) as unknown as PlannedAction[]

const placeOf = ({ session }: Talk): Place => ({ ...START, ...(session.cursor as Partial<Place> | null) })

const suggestions = (step: PlanStep, talk: Talk): Choice[] => {
  const taken = new Set(plannedActions(talk).map(({ what }) => what))
  const left = step.definition.suggestions.filter((id) => !taken.has(id))
  return left.map((id) => ({ id, label: textAt(`${step.key}.options.${id}`) }))
}

const days = (talk: Talk): Choice[] =>
  DAYS.map((n) => ({
    id: `in_${n}`,
    label: text(`talk.near_days.in_${n}`, { date: { date: addDays(talk.situation.now.date, n) } }),
  }))

/** By when it is done; while nobody else was named, another can be. */
const deadlines = ({ who }: Place, talk: Talk): Choice[] => [...days(talk), ...(who === '' ? [OTHER] : [])]

/** Who does it by when, where it was told in the person's own words: it is said back. */
const keptTold = ({ who, by }: PlannedAction) =>
  text('talk.plan.kept_told', { who: text(`talk.plan.who.${who}`), date: { date: by } })

/** The question for the day; whoever was named is said back with it. */
const dayQuestion = ({ who }: Place) =>
  who === ''
    ? text('talk.plan.ask_by')
    : text('talk.plan.ask_by_told', { who: textAt(`talk.plan.who.${who}`) })

const question = (step: PlanStep, talk: Talk, place: Place) => {
  switch (place.asking) {
    case 'what': {
      const enough = [plannedActions(talk).length > 0 ? DONE : NONE]
      return said(step, [step.text], [...suggestions(step, talk), ...enough])
    }
    case 'who':
      return said(step, [text('talk.plan.ask_who')], WHO)
    case 'by':
      return said(step, [dayQuestion(place)], deadlines(place, talk))
  }
}

const wait = (step: PlanStep, talk: Talk, place: Place, events: TalkEvent[] = []): Outcome => ({
  move: 'wait',
  events: [...events, question(step, talk, place)],
  cursor: { ...place },
})

const receiveWhat = (step: PlanStep, answer: Answer, talk: Talk): Outcome => {
  const id = chosen(answer, [...suggestions(step, talk), plannedActions(talk).length > 0 ? DONE : NONE], talk)
  if (id === 'done') return { move: 'next', events: [] }
  if (id !== null) return wait(step, talk, { ...START, asking: 'by', what: id })
  if (answer.type === 'press') return NOT_OFFERED
  const words = maskLongNumbers(cleanWords(answer.words, LIMITS.ownWords), talk.situation.vocabulary.masking)
  if (!hasWords(words)) return { move: 'refuse', reason: 'words', said: text('talk.refused.words') }
  const place: Place = { ...START, asking: 'by', what: words, own: true }
  const by = toldBy(words, talk)
  // Without a day somebody who is named may be of the deed itself: «попросить, пусть соседка поможет».
  if (by === null) return wait(step, talk, place)
  return planned(step, talk, { ...place, who: toldWho(words, talk) ?? '' }, by, true)
}

const receiveBy = (step: PlanStep, answer: Answer, talk: Talk, place: Place): Outcome => {
  const { now, vocabulary } = talk.situation
  const id = chosen(answer, deadlines(place, talk), talk)
  if (id === null && answer.type === 'press') return NOT_OFFERED
  if (id === 'other') return wait(step, talk, { ...place, asking: 'who' })
  const words = answer.type === 'words' ? answer.words : ''
  const who = id === null ? toldWho(words, talk) : null
  const isNew = who !== null && who !== place.who
  if (isNew && toldBy(words, talk) === null) return wait(step, talk, { ...place, who })
  const read = id
    ? { date: addDays(now.date, Number(id.slice(3))) }
    : readDate(words, now.date, 'future', vocabulary)
  if ('fault' in read) return refuseDate(read)
  if (read.date < now.date)
    return { move: 'refuse', reason: 'passed', said: text('talk.refused.date_passed') }
  return planned(step, talk, { ...place, who: who ?? place.who }, read.date, who !== null)
}

/** An action that is whole goes into the plan; what was told in own words is said back. */
const planned = (step: PlanStep, talk: Talk, place: Place, by: string, isTold = false): Outcome => {
  const action: PlannedAction = { what: place.what, own: place.own, who: place.who || 'me', by }
  const plan = [...plannedActions(talk), action]
  const event: TalkEvent = { type: 'action_planned', ...action }
  // The plan is no answer of the kinds that conditions compare.
  const answers = { plan } as never
  return { move: 'next', events: [event, ...(isTold ? [said(step, [keptTold(action)])] : [])], answers }
}

const receiveWho = (step: PlanStep, answer: Answer, talk: Talk, place: Place): Outcome => {
  const words = answer.type === 'words' ? answer.words : ''
  const by = toldBy(words, talk)
  const who = by === null ? chosen(answer, WHO, talk) : toldWho(words, talk)
  if (who === null) return NOT_OFFERED
  const told: Place = { ...place, asking: 'by', who }
  return by === null ? wait(step, talk, told) : planned(step, talk, told, by, true)
}

/** Puts together what is done by when and, where it is not the person, by whom: one action (C1 micro-plan). */
export const plan: StepKind<'plan'> = {
  show: (step, talk) => [question(step, talk, placeOf(talk))],
  enter: (step, talk) =>
    plannedActions(talk).length >= LIMITS.planActions
      ? { move: 'next', events: [said(step, [text('talk.plan.full')])] }
      : { move: 'wait', events: [question(step, talk, START)] },
  receive(step, answer, talk) {
    const place = placeOf(talk)
    if (place.asking === 'what') return receiveWhat(step, answer, talk)
    return place.asking === 'by'
      ? receiveBy(step, answer, talk, place)
      : receiveWho(step, answer, talk, place)
  },
  back(step, talk) {
    const place = placeOf(talk)
    if (place.asking === 'who') return wait(step, talk, { ...place, asking: 'by' })
    if (place.asking === 'by')
      return wait(step, talk, place.who === '' ? START : { ...place, asking: 'who', who: '' })
    return null
  },
  records: () => ['plan'],
}
