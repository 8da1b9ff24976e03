import { blocked, lacksTrack } from './advance-stage.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse } from './change.ts'
import { closedEvents, idsOf } from './task-flow.ts'
import { CLOSING, type ClosingReason, stageOf, type Technology } from './technology.ts'
import { hasLasted } from './term.ts'

/** Why a case ends and what it came to. */
export interface Closing extends Act {
  readonly reason: string
  readonly result: string
}

/** Reasons for which a case can be closed at a stage: early ones always, others where an outcome leads to closing. */
export const closingReasonsAt = (technology: Technology, stage: string): readonly ClosingReason[] => {
  const outcomes = stageOf(technology, stage)?.outcomes.filter(({ leads_to }) => leads_to === CLOSING) ?? []
  const named = (id: string): boolean => outcomes.some(({ reasons }) => !reasons || reasons.includes(id))
  return technology.closing.filter(({ id, early }) => early || named(id))
}

const objection = (work: CaseWork, { early }: ClosingReason, act: Closing): Refused | null => {
  if (early) return null
  if (work.case.status === 'paused') return refuse('case_paused')
  if (lacksTrack(work)) return refuse('no_track')
  if (!hasLasted(work.technology.duration, work.case, act.on)) return refuse('too_early')
  return blocked(work)
}

/** Ends a case, with reason and result (W). All its open tasks end with it. */
export const closeCase = (work: CaseWork, act: Closing): Changed | Refused => {
  const { technology, case: state, tasks: open } = work
  if (state.status === 'closed') return refuse('case_closed')
  if (act.on < state.openedOn) return refuse('before_opening')
  const reason = technology.closing.find(({ id }) => id === act.reason)
  if (!reason) return refuse('unknown_reason')
  if (!reason.results.includes(act.result)) return refuse('unknown_result')
  if (!closingReasonsAt(technology, state.stage).includes(reason)) return refuse('not_at_this_stage')
  const against = objection(work, reason, act)
  if (against) return against
  const { result } = act
  return {
    case: { ...state, status: 'closed', resumeOn: null, closedOn: act.on, reason: reason.id, result },
    events: [
      { type: 'case_closed', ...actIn(state, act), stage: state.stage, reason: reason.id, result },
      ...closedEvents(open, 'case_closed', state, act),
    ],
    tasks: [],
    closes: idsOf(open),
  }
}
