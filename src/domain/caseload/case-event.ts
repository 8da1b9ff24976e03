import { z } from 'zod'
import { Track } from './track.ts'
import { Urgency } from './urgency.ts'

const Day = z.string()
const text = z.string()
/** Who did it in which case, on which day: a line of the history tells that by itself. */
const act = { case: text, on: Day, by: text }

/** Which task: its row, and where its words stand. */
const task = { task: text, template: text, stage: text.nullable() }

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...act, ...shape })

/** How a task came to its end: by a deed, by hand, or because what it belonged to was left. */
export const TASK_ENDINGS = [
  'deed',
  'hand',
  'stage_left',
  'track_left',
  'case_closed',
  'prolonged',
  'replanned',
  'head_told',
] as const

/** What a head says to an urgent case. */
export const HEAD_ANSWERS = ['going', 'by_phone', 'wrote'] as const

/** What came of a booking: they went, they did not get in, it was called off. */
export const BOOKING_ENDS = ['went', 'failed', 'cancelled'] as const

/** Why somebody else leads a case from now on. Words: `cases.curator_reasons.<id>`. */
export const CURATOR_REASONS = ['absence', 'load', 'profile', 'family'] as const

/** What happened to a case, past tense, as its history keeps it. Plain JSON. */
export const CaseEvent = z.discriminatedUnion('type', [
  event('case_opened', { technology: text, person: text, urgency: Urgency, signs: z.array(text) }),
  event('stage_reached', { stage: text, outcome: text.nullable() }),
  event('track_chosen', { stage: text, track: Track }),
  event('stage_skipped', { stage: text, reason: text }),
  event('stage_returned', { stage: text, to: text, reason: text }),
  event('task_planned', {
    template: text,
    stage: text.nullable(),
    due: Day.nullable(),
    about: text.nullable(),
  }),
  event('task_closed', {
    ...task,
    how: z.enum(TASK_ENDINGS),
    result: text.nullable(),
  }),
  event('task_reopened', { ...task }),
  event('task_postponed', { ...task, from: Day.nullable(), to: Day, reason: text }),
  event('task_handed_over', { ...task, to: text, reason: text }),
  event('deed_recorded', { deed: text, about: text.nullable() }),
  event('letter_sent', { letter: text, organisation: text, receiptBy: Day, resultBy: Day }),
  event('receipt_noted', { letter: text }),
  event('result_noted', { letter: text, result: text }),
  event('case_paused', { reason: text, until: Day.nullable() }),
  event('case_resumed', {}),
  event('case_closed', { stage: text, reason: text, result: text }),
  event('mentor_attached', { mentor: text }),
  event('mentor_replaced', { mentor: text, next: text.nullable(), reason: text }),
  event('mentoring_recorded', { form: z.enum(['individual', 'group']), kind: text, note: text.nullable() }),
  event('case_prolonged', { from: Day, until: Day }),
  event('curator_changed', { from: text, to: text, reason: z.enum(CURATOR_REASONS) }),
  event('booking_noted', {
    booking: text,
    day: Day,
    /** `10:30`, or empty. */
    time: text,
    how: z.enum(['moved', ...BOOKING_ENDS]),
  }),
  event('plan_changed', {
    how: z.enum(['added', 'changed', 'removed']),
    entry: text,
    /** What has to be done by which day, of a changed or removed line as it was. */
    due: Day.nullable(),
    line: text,
  }),
  event('head_answered', { how: z.enum(HEAD_ANSWERS), words: text.nullable() }),
])
export type CaseEvent = z.infer<typeof CaseEvent>
