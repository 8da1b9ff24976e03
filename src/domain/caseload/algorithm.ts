import { z } from 'zod'
import { Id } from '../needs/need.ts'

/** The four phases of the department's work (seed 002, appendix 2), in order. */
export const PHASES = ['organisational', 'diagnostic', 'practical', 'analytical'] as const
export type Phase = (typeof PHASES)[number]

/** Whom the department works with, as the algorithm's table groups them. */
export const TARGET_GROUPS = ['families', 'older', 'disabled', 'in_need'] as const
export type TargetGroup = (typeof TARGET_GROUPS)[number]

const Steps = z.array(Id).min(1)

/**
 * What is done in each phase for each group, and by which methods (`scenarios/algorithm.yaml`): the table of appendix 2.
 * Words stand in `algorithm.phases.<phase>.steps.<step>`; a step that several groups share stands there once.
 */
export const Algorithm = z.strictObject({
  source: z.string().min(3),
  phases: z
    .array(
      z.strictObject({
        phase: z.enum(PHASES),
        groups: z.strictObject({ families: Steps, older: Steps, disabled: Steps, in_need: Steps }),
        methods: Steps,
      }),
    )
    .length(PHASES.length),
})
export type Algorithm = z.infer<typeof Algorithm>

/**
 * Text keys of what is done in a phase for a group, in order, e.g. for a case card.
 * @example algorithmSteps(algorithm, 'practical', 'older')[1] === 'algorithm.phases.practical.steps.individual_needs'
 */
export const algorithmSteps = (algorithm: Algorithm, phase: Phase, group: TargetGroup): string[] =>
  (algorithm.phases.find((each) => each.phase === phase)?.groups[group] ?? []).map(
    (step) => `algorithm.phases.${phase}.steps.${step}`,
  )

/** Text keys of all that the algorithm says. */
export const textsOfAlgorithm = ({ phases }: Algorithm): string[] => [
  ...TARGET_GROUPS.map((group) => `algorithm.groups.${group}`),
  ...phases.flatMap(({ phase, groups, methods }) => [
    `algorithm.phases.${phase}.name`,
    ...Object.values(groups)
      .flat()
      .map((step) => `algorithm.phases.${phase}.steps.${step}`),
    ...methods.map((method) => `algorithm.methods.${method}`),
  ]),
]
