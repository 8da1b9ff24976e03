import { z } from 'zod'
import { Id } from '../needs/need.ts'

/** What holds for cases of every technology (`scenarios/case-rules.yaml`). Words: `cases.<list>.<id>`. */
export const CaseRules = z.strictObject({
  /** Why a stage is passed over. */
  skipping: z.array(Id).min(1),
  /** Why a case rests. */
  pausing: z.array(Id).min(1),
  /** Why a task is put off. */
  postponing: z.array(Id).min(1),
  /** How many actions a family carries at once: the plan must not overload it (seed 001, step 6). */
  most_actions_at_once: z.int().min(1).max(20),
})
export type CaseRules = z.infer<typeof CaseRules>
