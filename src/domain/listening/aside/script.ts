import { callText, visitOpening } from '../../scenario/addressed.ts'
import type { Talk } from '../../scenario/talk.ts'
import { text } from '../../words/text-ref.ts'
import { type AnswerAside, covered } from './aside.ts'

const isAtCounter = ({ scenario, session }: Talk): boolean => {
  const { stage } = scenario.steps.get(session.step) ?? {}
  return stage === 'visit' || stage === 'documents'
}

/** The first words on the phone and at the counter, those that come next in the talk first. */
export const whatToSay: AnswerAside = (talk) => {
  const byPhone = text('asides.say_by_phone', { words: callText(talk, 'opening') })
  const there = text('asides.say_there', { words: visitOpening(talk) })
  return isAtCounter(talk) ? covered(there, byPhone) : covered(byPhone, there)
}
