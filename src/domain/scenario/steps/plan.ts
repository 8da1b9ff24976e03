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
  readonly asking: 'what' | 'who' | 'by' | 'more'
  readonly what: string
  readonly own: boolean
  readonly who: string
  /** A day that was told with the deed; empty – none was. */
  readonly by: string
}

const START: Place = { asking: 'what', what: '', own: false, who: '', by: '' }
const DONE: Choice = { id: 'done', label: text('talk.plan.done') }
/** A plan may stay empty: nobody is made to promise. */
const NONE: Choice = { id: 'done', label: text('talk.buttons.skip') }
const labelled = (group: string, ids: readonly string[]): Choice[] =>
  ids.map((id) => ({ id, label: text(`talk.plan.${group}.${id}`) }))
const WHO = labelled('who', ['me', 'together', 'relative', 'specialist'])
const MORE = labelled('more', ['another', 'enough'])
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

/** What is in the plan by now, with the day of the last action as it was understood. */
const kept = (plan: readonly PlannedAction[]) =>
  text('talk.plan.kept', { n: plan.length, date: { date: plan.at(-1)?.by ?? '' } })

/** The same where who does it was told in the person's own words: it is said back. */
const keptTold = (plan: readonly PlannedAction[]) => {
  const last = plan.at(-1)
  return text('talk.plan.kept_told', {
    who: text(`talk.plan.who.${last?.who ?? 'me'}`),
    n: plan.length,
    date: { date: last?.by ?? '' },
  })
}

const question = (step: PlanStep, talk: Talk, place: Place) => {
  switch (place.asking) {
    case 'what': {
      const enough = [plannedActions(talk).length > 0 ? DONE : NONE]
      return said(step, [step.text], [...suggestions(step, talk), ...enough])
    }
    case 'who':
      return said(step, [text('talk.plan.ask_who')], WHO)
    case 'by':
      return said(step, [text('talk.plan.ask_by')], days(talk))
    case 'more':
      return said(step, [kept(plannedActions(talk))], MORE)
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
  if (id !== null) return wait(step, talk, { ...START, asking: 'who', what: id })
  if (answer.type === 'press') return NOT_OFFERED
  const words = maskLongNumbers(cleanWords(answer.words, LIMITS.ownWords), talk.situation.vocabulary.masking)
  if (!hasWords(words)) return { move: 'refuse', reason: 'words', said: text('talk.refused.words') }
  const place: Place = { ...START, asking: 'who', what: words, own: true }
  const by = toldBy(words, talk)
  // Without a day somebody who is named may be of the deed itself: «попросить, пусть соседка поможет».
  return by === null
    ? wait(step, talk, place)
    : onwards(step, talk, { ...place, who: toldWho(words, talk) ?? '', by })
}

/** Asks for what of an action is not told yet; one that is whole is kept: «соберёт сын до пятницы». */
const onwards = (step: PlanStep, talk: Talk, place: Place): Outcome => {
  if (place.who === '') return wait(step, talk, { ...place, asking: 'who' })
  if (place.by === '') return wait(step, talk, { ...place, asking: 'by' })
  return planned(step, talk, place, place.by, keptTold)
}

const receiveBy = (step: PlanStep, answer: Answer, talk: Talk, place: Place): Outcome => {
  const { now, vocabulary } = talk.situation
  const id = chosen(answer, days(talk), talk)
  if (id === null && answer.type === 'press') return NOT_OFFERED
  const read = id
    ? { date: addDays(now.date, Number(id.slice(3))) }
    : readDate(answer.type === 'words' ? answer.words : '', now.date, 'future', vocabulary)
  if ('fault' in read) return refuseDate(read)
  if (read.date < now.date)
    return { move: 'refuse', reason: 'passed', said: text('talk.refused.date_passed') }
  return planned(step, talk, place, read.date)
}

/** An action that is whole goes into the plan. */
const planned = (step: PlanStep, talk: Talk, { what, own, who }: Place, by: string, line = kept): Outcome => {
  const action: PlannedAction = { what, own, who, by }
  const plan = [...plannedActions(talk), action]
  const event: TalkEvent = { type: 'action_planned', ...action }
  // The plan is no answer of the kinds that conditions compare.
  const answers = { plan } as never
  if (plan.length >= LIMITS.planActions) return { move: 'next', events: [event], answers }
  return {
    move: 'wait',
    events: [event, said(step, [line(plan)], MORE)],
    cursor: { ...START, asking: 'more' },
    answers,
  }
}

const receiveWho = (step: PlanStep, answer: Answer, talk: Talk, place: Place): Outcome => {
  const words = answer.type === 'words' ? answer.words : ''
  const who = toldBy(words, talk) === null ? chosen(answer, WHO, talk) : toldWho(words, talk)
  if (who === null) return NOT_OFFERED
  return onwards(step, talk, { ...place, who, by: place.by || (toldBy(words, talk) ?? '') })
}

/** Puts together who does what by when, one action at a time (C1 micro-plan). */
export const plan: StepKind<'plan'> = {
  show: (step, talk) => [question(step, talk, placeOf(talk))],
  receive(step, answer, talk) {
    const place = placeOf(talk)
    if (place.asking === 'what') return receiveWhat(step, answer, talk)
    if (place.asking === 'by') return receiveBy(step, answer, talk, place)
    if (place.asking === 'who') return receiveWho(step, answer, talk, place)
    const more = chosen(answer, MORE, talk)
    if (more === null) return NOT_OFFERED
    return more === 'enough' ? { move: 'next', events: [] } : wait(step, talk, START)
  },
  back(step, talk) {
    const place = placeOf(talk)
    if (place.asking === 'who') return wait(step, talk, START)
    return place.asking === 'by' ? wait(step, talk, { ...place, asking: 'who' }) : null
  },
  records: () => ['plan'],
}
