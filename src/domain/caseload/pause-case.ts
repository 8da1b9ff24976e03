import type { LocalDate } from '../calendar/local-date.ts'
import type { CaseRules } from './case-rules.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse, standstill } from './change.ts'

/** Why a case rests, and until when where that is known. */
export interface Pausing extends Act {
  readonly reason: string
  readonly until: LocalDate | null
}

/** Lets a case rest. Its tasks stay open; nothing moves it on until `resumeCase`, though it can be closed. */
export const pauseCase = (
  { case: state }: CaseWork,
  act: Pausing,
  rules: Pick<CaseRules, 'pausing'>,
): Changed | Refused => {
  const stopped = standstill(state, act)
  if (stopped) return stopped
  const { reason, until } = act
  if (!rules.pausing.includes(reason)) return refuse('unknown_reason')
  if (until !== null && until <= act.on) return refuse('not_later')
  return {
    case: { ...state, status: 'paused', resumeOn: until },
    events: [{ type: 'case_paused', ...actIn(state, act), reason, until }],
    tasks: [],
    closes: [],
  }
}

/** Takes a resting case up again, at the stage where it was. */
export const resumeCase = ({ case: state }: CaseWork, act: Act): Changed | Refused => {
  if (state.status === 'closed') return refuse('case_closed')
  if (state.status !== 'paused') return refuse('not_paused')
  return {
    case: { ...state, status: 'open', resumeOn: null },
    events: [{ type: 'case_resumed', ...actIn(state, act) }],
    tasks: [],
    closes: [],
  }
}
