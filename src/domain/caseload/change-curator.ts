import type { CURATOR_REASONS } from './case-event.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse } from './change.ts'

/** Who led the case, who leads it from now on, and why. */
export interface CuratorChange extends Act {
  readonly from: string
  readonly to: string
  readonly reason: (typeof CURATOR_REASONS)[number]
}

/** Another curator (seed 001, step 4): a paused case too must not be left to somebody who is away. */
export const changeCurator = (
  { case: state }: CaseWork,
  { from, to, reason, ...act }: CuratorChange,
): Changed | Refused =>
  state.status === 'closed'
    ? refuse('case_closed')
    : {
        case: state,
        events: [{ type: 'curator_changed', ...actIn(state, act), from, to, reason }],
        tasks: [],
        closes: [],
      }
