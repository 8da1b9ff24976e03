import { lexiconOf } from '../when/lexicon.ts'
import { spaced } from '../when/no-place.ts'
import { readWhen } from '../when/read-when.ts'
import type { CompiledStep } from './compiled.ts'
import { type Outcome, recorded, type Talk } from './talk.ts'

/** The questions after a call that such words may come to. */
const ASKED: ReadonlySet<string> = new Set(['contact.reached', 'contact.outcome', 'contact.appointment_day'])

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
  if (!ASKED.has(step.name) || !scenario.steps.has(RING_AGAIN.behind)) return null
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
