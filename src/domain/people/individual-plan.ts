import { z } from 'zod'
import { addMonths, type LocalDate } from '../calendar/local-date.ts'
import { periodOf } from '../calendar/period.ts'

/** Periods that a person's work is planned for (Y-address: month, quarter, year). */
export const PLAN_PERIODS = ['month', 'quarter', 'year'] as const
export type PlanPeriod = (typeof PLAN_PERIODS)[number]

/** What is planned with a person. */
export const PlanEntry = z.object({
  what: z.string().min(1),
  /** The day it is meant for; null – some time in the period. */
  when: z.string().nullable(),
  done: z.boolean(),
})
export type PlanEntry = z.infer<typeof PlanEntry>

/** An individual plan for one period. */
export const IndividualPlan = z.object({ entries: z.array(PlanEntry) })
export type IndividualPlan = z.infer<typeof IndividualPlan>

/** More than this nobody does in a period, and a message would not hold it. */
export const MOST_ENTRIES = 20

/** The first day of a period; `ahead` 1 is the one to come. @example periodStart('2026-11-25', 'quarter', 0) === '2026-10-01' */
export const periodStart = (day: LocalDate, period: PlanPeriod, ahead: 0 | 1): LocalDate => {
  const months = { month: 1, quarter: 3, year: 12 }[period]
  const from = period === 'year' ? `${day.slice(0, 4)}-01-01` : periodOf(day, period).from
  return addMonths(from, months * ahead)
}

/** The plan with one more entry, by day; those without a day come last. */
export const withEntry = ({ entries }: IndividualPlan, entry: PlanEntry): IndividualPlan => ({
  entries: [...entries, entry].sort((a, b) => (a.when ?? '9999').localeCompare(b.when ?? '9999')),
})

/** The plan with an entry done, or not done after all. */
export const withDone = ({ entries }: IndividualPlan, at: number): IndividualPlan => ({
  entries: entries.map((entry, index) => (index === at ? { ...entry, done: !entry.done } : entry)),
})
