import { z } from 'zod'
import { PERIODS } from './period.ts'

/**
 * What becomes of a day that was reckoned by the calendar and is not worked: the next working day (ГК 193), the one
 * before, or the day stays as it is. Working-day counts never land on such a day.
 */
export const MOVES = ['next', 'previous', 'none'] as const
const Moved = z.enum(MOVES)
export type Moved = z.infer<typeof Moved>

const Months = z.int().min(1).max(60)

/** How a date follows from the day that it starts from, the base. The base itself never counts (ГК 191). */
export const Counting = z.discriminatedUnion('kind', [
  /** The n-th working day after the base. */
  z.strictObject({ kind: z.literal('working_days'), days: z.int().min(1).max(250) }),
  /** The same day some months later, within its month: 31 January + 1 month = 28 February. */
  z.strictObject({ kind: z.literal('months'), months: Months, moved: Moved }),
  /** Not before one and not after another number of months. */
  z.strictObject({ kind: z.literal('months_between'), least: Months, most: Months, moved: Moved }),
  /** Again and again, so many months apart, from the base on. */
  z.strictObject({ kind: z.literal('every_months'), months: Months, moved: Moved }),
  /** Once in each period of the year, by its end. */
  z.strictObject({ kind: z.literal('each_period'), period: z.enum(PERIODS), moved: Moved }),
  /** A day of the month that follows a period: the 5th after a quarter. */
  z.strictObject({
    kind: z.literal('after_period'),
    period: z.enum(PERIODS),
    day: z.int().min(1).max(28),
    moved: Moved,
  }),
  /** A day that a person or a paper names. */
  z.strictObject({ kind: z.literal('own_date'), moved: Moved }),
])
export type Counting = z.infer<typeof Counting>

/**
 * Where a rule stands. `order` – the department's order on the work of the unit, its text or an annex; the others –
 * the methods of social mediation, case work and mentoring. `quote` – the very words, so that a date can be shown to
 * follow from them.
 */
export const RuleSource = z.discriminatedUnion('document', [
  z.strictObject({
    document: z.literal('order'),
    annex: z.int().min(1).max(20).optional(),
    item: z.string().min(1),
    quote: z.string().min(1),
  }),
  z.strictObject({
    document: z.enum(['mediation', 'case_work', 'mentoring']),
    item: z.string().min(1),
    quote: z.string().min(1),
  }),
])
export type RuleSource = z.infer<typeof RuleSource>

/** Who is told of a deadline; the head hears of a specialist's deadlines as the rule says. */
export const TOLD = ['specialist', 'head'] as const
export type Told = (typeof TOLD)[number]

/**
 * A deadline of the domain's table D (`scenarios/deadlines/<id>.yaml`). Its name stands in `locales/` under
 * `deadlines.<id>.name`, for a day that is named by hand also `.own`, what sort of day it is.
 */
export const DeadlineRule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]{2,29}$/),
  source: RuleSource,
  counting: Counting,
  /** Working days before the due day on which it is spoken of, the earliest first: `[5, 1]`. */
  warn: z.array(z.int().min(1).max(60)).min(1),
  /** Who is warned, and told on the due day. */
  tell: z.enum(TOLD),
  /** The head is told so many working days after the due day (negative – before) if it is still open. */
  head_after: z.int().min(-60).max(60).optional(),
})
export type DeadlineRule = z.infer<typeof DeadlineRule>
