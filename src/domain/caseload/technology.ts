import { z } from 'zod'
import type { Role } from '../access/role.ts'
import { Id } from '../needs/need.ts'
import { PHASES, TARGET_GROUPS } from './algorithm.ts'
import { Duty } from './duty.ts'
import { TaskTemplate } from './task-template.ts'
import { Track } from './track.ts'
import { Urgency } from './urgency.ts'

/** Where an outcome leads when it ends the case. No stage may be called so. */
export const CLOSING = 'closing'

/** What a stage can come to. One that closes names the reasons that it closes for. */
export const Outcome = z.strictObject({
  id: Id,
  leads_to: Id,
  reasons: z.array(Id).min(1).optional(),
  /** What is asked before the stage is left: the day, term and support of a recognition as in need. */
  asks: z.enum(['in_need']).optional(),
})
export type Outcome = z.infer<typeof Outcome>

/** Why things went wrong, and the earlier stage that puts it right (C8): never a dead end. */
export const WayBack = z.strictObject({ id: Id, leads_to: Id })
export type WayBack = z.infer<typeof WayBack>

/** One stage: its tasks, what it can come to and where failure leads. */
export const Stage = z.strictObject({
  id: Id,
  /** Its place among the four phases of the department's work. */
  phase: z.enum(PHASES).optional(),
  /** Which tracks are offered here; without it all of the technology. */
  tracks: z.array(Track).min(1).optional(),
  /** May be passed over with a reason. */
  skippable: z.boolean().default(true),
  tasks: z.array(TaskTemplate).default([]),
  outcomes: z.array(Outcome).min(1),
  back: z.array(WayBack).default([]),
})
export type Stage = z.infer<typeof Stage>

/** Why a case ends and what it came to. An `early` one may end it at any stage, the others where a stage says so. */
export const ClosingReason = z.strictObject({
  id: Id,
  early: z.boolean().default(false),
  results: z.array(Id).min(1),
})
export type ClosingReason = z.infer<typeof ClosingReason>

/** How long the technology lasts, in months, from opening or from the deed that begins it. */
export const CaseDuration = z.strictObject({
  least: z.int().min(0).max(36).default(0),
  most: z.int().min(1).max(36),
  begins: z.enum(['opened', 'mentor_attached']).default('opened'),
  /** At most so many months at once may be added; without it the term is not prolonged. */
  prolong: z.int().min(1).max(12).optional(),
})
export type CaseDuration = z.infer<typeof CaseDuration>

/** What is peculiar to mentoring (M; seed 004, 3.10, 3.11, 5.3–5.7). */
export const Mentoring = z.strictObject({
  /** The stage in which a mentor is found: a replacement without a new mentor leads back to it. */
  attaches: Id,
  /** Technologies whose open case means that a family is in social support; a programme with support means it as well. */
  support: z.array(Id).default([]),
  replacing: z.array(Id).min(1),
  /** Which closing reasons end the mentor's work. */
  ending: z.array(Id).min(1),
  individual: z.array(Id).min(1),
  group: z.array(Id).min(1),
})
export type Mentoring = z.infer<typeof Mentoring>

/**
 * A technology of social work (`scenarios/technologies/<id>.yaml`): the stages of a case, in order. Everything that
 * people read stands in `locales/<lang>/technologies/<id>.yaml` under the same ids.
 */
export const Technology = z.strictObject({
  id: Id,
  /** The text that it follows, e.g. `seeds/004.txt`. */
  source: z.string().min(3),
  for: z.strictObject({
    groups: z.array(z.enum(TARGET_GROUPS)).min(1),
    /** Who within them gets special attention. */
    attention: z.array(Id).default([]),
  }),
  /** Roles that lead its cases beside the head. */
  led_by: z
    .array(z.enum(['specialist', 'psychologist']))
    .min(1)
    .default(['specialist']),
  tracks: z.array(Track).min(2).optional(),
  duration: CaseDuration.optional(),
  /** Signs at intake by which urgency is judged, see `triage`. */
  triage: z.array(z.strictObject({ id: Id, urgency: Urgency })).default([]),
  stages: z.array(Stage).min(2),
  /** Tasks of the whole case, whatever its stage. */
  tasks: z.array(TaskTemplate).default([]),
  /** What the specialist does for the whole district, not for one person. */
  duties: z.array(Duty).default([]),
  closing: z.array(ClosingReason).min(1),
  mentoring: Mentoring.optional(),
  /** It carries out an individual programme: its services are kept by kind, with who gives them. */
  services: z.literal(true).optional(),
})
export type Technology = z.infer<typeof Technology>

/** Whether a role leads cases of a technology. A head leads any: nobody else may be there. */
export const mayLead = ({ led_by }: Pick<Technology, 'led_by'>, role: Role): boolean =>
  role === 'head' || led_by.some((each) => each === role)

/** The stage by its id; undefined when the technology has none such. */
export const stageOf = (technology: Technology, id: string): Stage | undefined =>
  technology.stages.find((stage) => stage.id === id)

/** Tracks that can be chosen at a stage: none where the technology has no tracks. */
export const tracksAt = (technology: Technology, stage: Stage): readonly Track[] =>
  stage.tracks ?? technology.tracks ?? []
