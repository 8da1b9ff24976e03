import { text, textAt } from '../words/text-ref.ts'
import type { CompiledStep } from './compiled.ts'
import type { Session } from './session.ts'
import { said, type Talk } from './talk.ts'
import type { Advanced } from './turn.ts'

/** Welcomes in turn: whoever comes back again is greeted in other words. */
const WELCOMES = ['talk.resumed', 'talk.resumed_again', 'talk.resumed_still'] as const

/** A talk is taken up where it stopped: the place is named, nothing is asked yet. */
export const comeBack = ({ scenario, session }: Talk, step: CompiledStep): Advanced => {
  const returns = session.returns ?? 0
  const welcome = WELCOMES[returns % WELCOMES.length] ?? WELCOMES[0]
  const where = text(welcome, { stage: textAt(`${scenario.name}.${step.stage}.title`) })
  const awake: Session = { ...session, status: 'active', returns: returns + 1 }
  return { session: awake, events: [{ type: 'talk_resumed' }, said(step, [where])] }
}
