import { text } from '../words/text-ref.ts'
import type { Choice } from './event.ts'
import type { Session } from './session.ts'
import type { Talk } from './talk.ts'
import { type Advanced, present } from './turn.ts'

const PUT_RIGHT = /^fix_(\d{1,2})$/

/** «Исправить» under what was understood: leads back over so many answered questions, e.g. `fix_3`; 0 – to the beginning of this one. */
export const putRightChoice = (answered: number): Choice => ({
  id: `fix_${answered}`,
  label: text('understood.fix'),
})

/** Back to the first of the questions that one message answered; null – another press. Nothing that was answered is lost. */
export const putRight = (talk: Talk, choice: string): Advanced | null => {
  const answered = Number(PUT_RIGHT.exec(choice)?.[1] ?? Number.NaN)
  const { trail, version, step: standing } = talk.session
  const step = answered === 0 ? standing : trail[trail.length - answered]
  if (step === undefined || !talk.scenario.steps.has(step)) return null
  const session: Session = {
    ...talk.session,
    step,
    trail: trail.slice(0, trail.length - answered),
    cursor: null,
    version: version + 1,
  }
  return { session, events: present({ ...talk, session }) }
}
