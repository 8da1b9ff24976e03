import { z } from 'zod'

/**
 * Messages of the welcome series (Y-new): what there is near, whom to call, a talk with a psychologist. Their words are
 * `office.welcome.<step>.<turn>` and `office.welcome.body.<step>`.
 */
export const WELCOME_STEPS = ['near', 'people', 'talk'] as const

/**
 * `scenarios/welcome.yaml`: the series that somebody gets whose life has just turned – newly retired, with a disability,
 * arrived (Y-new).
 */
export const WelcomeSeries = z
  .strictObject({
    /** In the order in which they are sent; days count from the day on which both the turn and the chat were known. */
    steps: z
      .array(z.strictObject({ id: z.enum(WELCOME_STEPS), after_days: z.int().min(1).max(60) }))
      .min(1)
      .max(WELCOME_STEPS.length),
  })
  .refine(({ steps }) => gapsOf(steps).every((gap) => gap > 0), {
    message: 'each message comes at least a day after the one before',
    path: ['steps'],
  })
  .refine(({ steps }) => new Set(steps.map(({ id }) => id)).size === steps.length, {
    message: 'each message stands in the series once',
    path: ['steps'],
  })
export type WelcomeSeries = z.infer<typeof WelcomeSeries>

const gapsOf = (steps: readonly { readonly after_days: number }[]): number[] =>
  steps.map(({ after_days: days }, n) => days - (steps[n - 1]?.after_days ?? 0))

/**
 * Days between each message and the one before, the first from the beginning: counted so, a standstill puts the rest off
 * instead of sending it at once.
 *
 * @example welcomeGaps({ steps: [{ id: 'near', after_days: 1 }, { id: 'people', after_days: 5 }] }) // [1, 4]
 */
export const welcomeGaps = ({ steps }: WelcomeSeries): number[] => gapsOf(steps)
