import { z } from 'zod'
import { Id } from '../needs/need.ts'
import { DEADLINE_NAMES } from './deadline-name.ts'
import { DEED_KINDS } from './deed.ts'
import { Track } from './track.ts'
import { Urgency } from './urgency.ts'

/** What is known of the need of a case and can be looked at from a task (A1–A3, A6). Words: `office.cases.facts.buttons.<id>`. */
export const CASE_FACTS = ['offices', 'laws', 'terms', 'papers'] as const
export type CaseFacts = (typeof CASE_FACTS)[number]

/** How a task comes again: counted from its last due day (`anniversary`), or for the next calendar period (`period`). */
export const Repeats = z.enum(['anniversary', 'period'])
export type Repeats = z.infer<typeof Repeats>

/**
 * A task as a technology's file writes it. Its words stand in `technologies.<technology>.stages.<stage>.tasks.<id>`.
 * @example { id: petition, track: assistance, deadline: { working_days: 3 }, closed_by: letter_sent, required: true }
 */
export const TaskTemplate = z.strictObject({
  id: Id,
  /** Only on this track; without it on every track. */
  track: Track.optional(),
  /** A rule of requirements.md D by name, or a term of its own; without it there is no due day. */
  deadline: z
    .union([
      z.enum(DEADLINE_NAMES),
      z.strictObject({ working_days: z.int().min(1).max(250) }),
      z.strictObject({ months: z.int().min(1).max(36) }),
    ])
    .optional(),
  /** From which day the deadline counts: the stage's, or the case's opening. After a deed it is the deed's day. */
  from: z.enum(['stage', 'opened']).default('stage'),
  /** Planned when this is done, not when the stage begins. */
  after: z.enum(DEED_KINDS).optional(),
  /** The deed that closes it by itself; `none` – by hand, with a result. */
  closed_by: z.enum([...DEED_KINDS, 'none']).default('none'),
  /** The stage is not left forwards while it is open. */
  required: z.boolean().default(false),
  /** Only for cases of this urgency. */
  urgency_only: Urgency.optional(),
  repeats: Repeats.optional(),
  /** Which facts of the case's need it stands on. */
  facts: z.enum(CASE_FACTS).optional(),
  /** Done by itself once the head is told; see `scenarios/reminders/case_urgent.yaml`. */
  tells_head: z.boolean().default(false),
})
export type TaskTemplate = z.infer<typeof TaskTemplate>
