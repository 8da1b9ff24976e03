import { z } from 'zod'
import { Condition } from './condition.ts'

/** Names of steps, stages and options: lower case, digits, underscores, e.g. `past_experience`. */
export const Name = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/, 'a name like "past_experience" is expected')

/** Where to go: a step of the same stage, `stage:<name>` (its start) or `end` (the stage is done). */
const Target = z
  .string()
  .regex(/^(end|(stage:)?[a-z][a-z0-9_]{0,31})$/, 'a step, "stage:<name>" or "end" is expected')

/** The first branch whose condition holds is taken; a branch without one always is. */
const Next = z.union([Target, z.array(z.strictObject({ when: Condition.optional(), to: Target })).min(1)])

/** The skills that the track teaches; each is measured before and after (C-measure). */
export const Competence = z.enum(['understand', 'search', 'choose', 'call', 'papers', 'visit'])
export type Competence = z.infer<typeof Competence>

const common = {
  id: Name,
  /** The step is passed over when this does not hold. */
  when: Condition.optional(),
  /** Only where the stage is walked at least so fully: `shown` – as the first time –, `hints` – also with hints alone. */
  guidance: z.enum(['shown', 'hints']).optional(),
  next: Next.optional(),
}

const Option = z.union([
  Name,
  z.strictObject({
    id: Name,
    when: Condition.optional(),
    /** A day that is said instead of an answer is this one: «в среду в три» to «что вам сказали?». */
    told_by: z.literal('day').optional(),
  }),
])

/** Says one thought; waits for «Дальше» unless `wait` is false, then the next step follows in the same breath. */
const Say = z.strictObject({ ...common, type: z.literal('say'), wait: z.boolean().default(true) })

/** One answer out of several. `from` takes the options from the need: its causes, or what the search offers. */
const Choose = z.strictObject({
  ...common,
  type: z.literal('choose'),
  options: z.union([z.array(Option).min(1), z.strictObject({ from: z.enum(['causes', 'refusal']) })]),
  /** Under which name the answer is remembered; otherwise `<stage>.<step>`. */
  save: z.string().optional(),
  /** Answers that people tell before they are asked: heard at every question of the stage that leads here. */
  ahead: z.array(Name).optional(),
})

/** A case out of life with one right answer; the others are explained and asked again (Y-safety). */
const Situation = z.strictObject({
  ...common,
  type: z.literal('situation'),
  choices: z.array(Name).min(2).max(4),
  right: Name,
})

/** A typed answer of a kind. Refused input is explained with an example and asked again. */
const Ask = z.strictObject({
  ...common,
  type: z.literal('ask'),
  /** `place` – words too: where to go. A day, an hour and a place that follow each other are taken from one message. */
  kind: z.enum(['words', 'number', 'date', 'time', 'phone', 'place']),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Only for dates: which side of today is meant; the other side is refused with a reason. */
  side: z.enum(['past', 'future', 'any']).default('any'),
  /** Adds «Пропустить». */
  optional: z.boolean().default(false),
  save: z.string().optional(),
  /** Words that are practised: what was good in them, or what would help, is said in one remark, with a sample (C2, C6). */
  remark: z.enum(['query', 'question', 'application']).optional(),
})

/** Self-assessment of one competence in three grades, at most once a stage (C-measure); how it changed is asked at the end of all. */
const Rate = z.strictObject({
  ...common,
  type: z.literal('rate'),
  competence: Competence,
  moment: z.enum(['before', 'after']),
})

/** Self-assessment of all competences on one screen: what one can do without help is ticked (C-measure). */
const RateAll = z.strictObject({ ...common, type: z.literal('rate_all') })

/** Goes through the papers of the need one by one: have, will get, not needed; valid until (C6). */
const Checklist = z.strictObject({ ...common, type: z.literal('checklist'), of: z.literal('documents') })

/** Organisations side by side over the methodology's criteria; one is chosen (C3). */
const Compare = z.strictObject({ ...common, type: z.literal('compare'), of: z.literal('organisations') })

/** A playable scene with a clerk who varies (C4-rehearsal, C7). */
const Rehearse = z.strictObject({
  ...common,
  type: z.literal('rehearse'),
  scene: Name,
  /** Watching first: the scene is shown as an example, no answers are asked. */
  watch: z.boolean().default(false),
})

/** Puts together who does what by when, action by action (C1 micro-plan). */
const Plan = z.strictObject({ ...common, type: z.literal('plan'), suggestions: z.array(Name).min(2) })

/** Thinking back in own words; may be passed over. */
const ReflectStep = z.strictObject({ ...common, type: z.literal('reflect'), save: z.string().optional() })

/** Calls a person: a task with need, stage and last step is made, the talk goes on. */
const HandOver = z.strictObject({ ...common, type: z.literal('hand_over'), reason: Name })

/** Shows what is known so far, put together from need, region and answers. */
const Card = z.strictObject({
  ...common,
  type: z.literal('card'),
  card: z.enum([
    'short_answer',
    'call_card',
    'documents',
    'growth',
    'plan',
    'visit_plan',
    'facts',
    'refusal',
  ]),
  wait: z.boolean().default(true),
})

/** Notes a fact without a message: an appointment made, a retry planned, a fact that was found wrong. */
const Note = z.strictObject({
  ...common,
  type: z.literal('note'),
  what: z.enum([
    'appointment',
    'retry',
    'fact_disputed',
    'outcome',
    'home_task',
    'growth',
    'visited',
    'care',
  ]),
})

/** End of a stage: go on, do it again, skip the next with a reason, or leave with a summary. */
const Crossroads = z.strictObject({
  ...common,
  type: z.literal('crossroads'),
  /** What may be practised besides, never asked for: each a button that leads to a step of the stage. */
  also: z.array(z.strictObject({ id: Name, to: Name, when: Condition.optional() })).optional(),
  /** Whoever this holds for is not stopped: the next stage follows at once. */
  runs_on: Condition.optional(),
})

export const StepDefinition = z.discriminatedUnion('type', [
  Say,
  Choose,
  Situation,
  Ask,
  Rate,
  RateAll,
  Checklist,
  Compare,
  Rehearse,
  Plan,
  ReflectStep,
  HandOver,
  Card,
  Note,
  Crossroads,
])
export type StepDefinition = z.infer<typeof StepDefinition>
export type StepType = StepDefinition['type']
export type StepOf<T extends StepType> = Extract<StepDefinition, { type: T }>

/** One stage: a file of `scenarios/<scenario>/<stage>.yaml`. Steps follow each other unless `next` says otherwise. */
export const StageDefinition = z.strictObject({
  stage: Name,
  /** Whose competence the stage trains; its support level is noted at the stage's end. */
  competence: Competence.optional(),
  steps: z.array(StepDefinition).min(1).max(200),
})
export type StageDefinition = z.infer<typeof StageDefinition>

/** A scenario: its stages and the orders in which they are walked. `scenarios/<scenario>/scenario.yaml`. */
export const ScenarioDefinition = z.strictObject({
  scenario: Name,
  routes: z.record(Name, z.array(Name).min(1)),
})
export type ScenarioDefinition = z.infer<typeof ScenarioDefinition>
