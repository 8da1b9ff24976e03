import type { LocalDate } from '../calendar/local-date.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseState } from './case-state.ts'
import type { DueDays, OpenTask, PlannedTask } from './planned-task.ts'
import type { Technology } from './technology.ts'

/** Why a command is not carried out. Words: `cases.refusals.<id>`. */
export const REFUSALS = [
  'case_closed',
  'case_paused',
  'not_paused',
  'unknown_outcome',
  'unknown_reason',
  'unknown_result',
  'unknown_track',
  'unknown_task',
  'unknown_kind',
  'no_track',
  'no_result',
  'no_reason',
  'required_open',
  'last_stage',
  'must_not_skip',
  'not_at_this_stage',
  'too_early',
  'before_opening',
  'not_later',
  'no_consent',
  'mentor_not_agreed',
  'not_in_support',
  'no_mentor',
  'has_mentor',
  'not_mentoring',
  'no_term',
  'too_long',
  'grounds_against',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** A command that is not carried out: a value, never thrown. `tasks` – those that stand in its way. */
export interface Refused {
  readonly refused: Refusal
  readonly tasks?: readonly string[]
}

/** What a command changes: the new state, what happened, tasks to plan and open tasks to close. */
export interface Changed {
  readonly case: CaseState
  readonly events: readonly CaseEvent[]
  readonly tasks: readonly PlannedTask[]
  readonly closes: readonly string[]
}

/** What commands work on. */
export interface CaseWork {
  readonly technology: Technology
  readonly case: CaseState
  /** All open tasks of the case. */
  readonly tasks: readonly OpenTask[]
  readonly days: DueDays
}

/** Who acts, and on which local day it happened (it may be entered later). */
export interface Act {
  readonly on: LocalDate
  readonly by: string
}

/** Tells a refusal from a change. */
export const isRefused = (answer: Changed | Refused): answer is Refused => 'refused' in answer

export const refuse = (refused: Refusal): Refused => ({ refused })

/** What every event carries. */
export const actIn = ({ id }: CaseState, { on, by }: Act) => ({ case: id, on, by })

/** Why nothing can be done in a case as it stands; null when work goes on. */
export const standstill = ({ status, openedOn }: CaseState, { on }: Act): Refused | null => {
  if (status === 'closed') return refuse('case_closed')
  if (status === 'paused') return refuse('case_paused')
  return on < openedOn ? refuse('before_opening') : null
}
