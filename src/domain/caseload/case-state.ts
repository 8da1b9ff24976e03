import { z } from 'zod'
import { Track } from './track.ts'
import { Urgency } from './urgency.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/**
 * A case: one person's or family's work by one technology, from opening to closing (W). Plain JSON: it can be stored
 * and read back. Open tasks are rows of their own and come with each command.
 */
export const CaseState = z.strictObject({
  id: z.string().min(1),
  technology: z.string().min(1),
  person: z.string().min(1),
  stage: z.string().min(1),
  /** The day that the present stage was reached. */
  stageOn: Day,
  /** The track chosen at each stage so far, by stage. */
  tracks: z.record(z.string(), Track),
  status: z.enum(['open', 'paused', 'closed']),
  urgency: Urgency,
  openedOn: Day,
  /** The day that the technology's term began and its last day; null where it has none or has not begun. */
  begunOn: Day.nullable(),
  until: Day.nullable(),
  /** The attached mentor; null without one. */
  mentor: z.string().nullable(),
  /** When the case is to be taken up again; null unless it is paused with a day. */
  resumeOn: Day.nullable(),
  closedOn: Day.nullable(),
  /** Why it was closed, and what it came to. */
  reason: z.string().nullable(),
  result: z.string().nullable(),
})
export type CaseState = z.infer<typeof CaseState>
