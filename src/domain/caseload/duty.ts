import { z } from 'zod'
import type { DeadlineRule } from '../calendar/deadline-rule.ts'
import type { Period } from '../calendar/period.ts'
import { Id } from '../needs/need.ts'
import { DEADLINE_NAMES } from './deadline-name.ts'
import { DISTRICT_DEEDS } from './district-deed.ts'

/** After how many months a duty comes again, as a stretch of the year. */
const PERIOD_OF = { 1: 'month', 3: 'quarter', 6: 'half_year' } as const satisfies Readonly<
  Record<number, Period>
>

/**
 * A duty of a district as a technology's file writes it. `deadline` – a rule of requirements.md D by name, or after how many
 * months it comes again: once in each month, quarter or half-year, by its last working day. Its words stand in
 * `technologies.<technology>.duties.<id>`.
 * @example { id: walk_round, deadline: { months: 1 }, closed_by: walk_round }
 */
export const Duty = z.strictObject({
  id: Id,
  deadline: z.union([
    z.enum(DEADLINE_NAMES),
    z.strictObject({ months: z.union([z.literal(1), z.literal(3), z.literal(6)]) }),
  ]),
  /** The deed of the district that closes it by itself; `none` – by hand, with a result. */
  closed_by: z.enum([...DISTRICT_DEEDS, 'none']).default('none'),
})
export type Duty = z.infer<typeof Duty>

/** The source says how a duty is done, not when: how long before the period's end it is spoken of is the product's own choice. */
const WARN_DAYS = 10

/** A duty without a term of the source as a rule, so that its days are counted like all others. */
export const dutyRule = ({ months }: Extract<Duty['deadline'], object>): DeadlineRule => ({
  id: 'own_term',
  source: { document: 'order', item: ' ', quote: ' ' },
  counting: { kind: 'each_period', period: PERIOD_OF[months], moved: 'previous' },
  warn: [WARN_DAYS],
  tell: 'specialist',
})
