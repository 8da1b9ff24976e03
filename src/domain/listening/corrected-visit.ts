import { ownEntry } from '../own-entry.ts'
import type { Reading } from './act.ts'
import type { Heard, Setting } from './setting.ts'
import type { TakenBack } from './taken-back.ts'

/** Surer than an appointment that is off: one that was gone to is none of the future. */
const TAKEN_BACK = 0.94

/** Under which «как прошёл приём?» keeps its answer. */
const WENT = 'visit.went'

/** «ой, не состоялся», after it was said that one was there: then one was not, and why is asked. */
export const correctsVisit = (
  heard: Heard,
  { talk, standing }: Setting,
  taken: TakenBack,
): readonly Reading[] => {
  const isOver = ownEntry(talk.session.answers, WENT) === 'went' && standing.step.name !== WENT
  // Where one looks back in own words, a visit that was off is told of, not taken back.
  const isTold = standing.awaits === 'own_words' && !taken.isSaid
  if (!isOver || !taken.isCancelled || isTold) return []
  const act = { type: 'correction', of: { [WENT]: 'not_went' } } as const
  return [{ act, sureness: TAKEN_BACK, because: [heard.said] }]
}
