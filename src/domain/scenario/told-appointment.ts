import { lexiconOf } from '../when/lexicon.ts'
import { spaced } from '../when/no-place.ts'
import { readWhen } from '../when/read-when.ts'
import type { CompiledStep } from './compiled.ts'
import { type Outcome, recorded, type Talk } from './talk.ts'

/** The questions after a call, in their order, with the answer that an appointment is to each. */
const ANSWERS = [
  { name: 'contact.reached', answer: 'talked' },
  { name: 'contact.outcome', answer: 'got_appointment' },
] as const
/** The question that the words answer then. */
const QUESTION = 'contact.appointment_day'

/** Where the day to ring again leads, and the questions that it answers on the way. */
const RING_AGAIN = {
  question: 'contact.retry_day',
  behind: 'contact.note_retry',
  saved: 'retry_date',
} as const

/**
 * «завтра сказали позвонить ещё», said to any question behind a call: a day to ring again, and no appointment. Null – the
 * words say none, or tell of coming: «назначили на среду, просили позвонить».
 */
export const toldRingAgain = (step: CompiledStep, words: string, talk: Talk): Outcome | null => {
  const { scenario, situation } = talk
  const isAsked = step.name === QUESTION || ANSWERS.some(({ name }) => name === step.name)
  if (!isAsked || !scenario.steps.has(RING_AGAIN.behind)) return null
  const { now, vocabulary } = situation
  if (!lexiconOf(vocabulary).ringsAgain(spaced(words))) return null
  const { day, isWish } = readWhen(words, now.date, 'future', vocabulary)
  if (!('date' in day) || day.date < now.date || isWish) return null
  const asked = scenario.steps.get(RING_AGAIN.question) as CompiledStep
  return {
    move: 'next',
    to: RING_AGAIN.behind,
    events: [recorded(asked, talk, RING_AGAIN.saved, day.date)],
    answers: { [RING_AGAIN.saved]: day.date },
  }
}

/**
 * «сказали в среду в три дня», said where a button was expected: who talked and was given a day has answered the questions
 * before the one for the day. Null – the words tell of no appointment: «позвоню завтра», «сказали перезвонить в среду».
 */
export const toldAppointment = (step: CompiledStep, words: string, talk: Talk): Outcome | null => {
  const from = ANSWERS.findIndex(({ name }) => name === step.name)
  const { scenario, situation } = talk
  if (from < 0 || !scenario.steps.has(QUESTION)) return null
  const { now, vocabulary } = situation
  const { day, isWish } = readWhen(words, now.date, 'future', vocabulary)
  const isDay = 'date' in day || day.days !== undefined
  const lexicon = lexiconOf(vocabulary)
  const said = spaced(words)
  if (!isDay || isWish || lexicon.putsOff(said)) return null
  // Before anybody asked what was answered, a day alone may be that of the call.
  if (from === 0 && !lexicon.appoints(said)) return null
  const given = ANSWERS.slice(from).filter(({ name }) => scenario.steps.has(name))
  return {
    move: 'next',
    to: QUESTION,
    events: given.map(({ name, answer }) =>
      recorded(scenario.steps.get(name) as CompiledStep, talk, name, answer),
    ),
    answers: Object.fromEntries(given.map(({ name, answer }) => [name, answer])),
  }
}
