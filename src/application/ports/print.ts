import type { MonthPlan } from '../../domain/events/month-plan.ts'

/** Writes the plan of a month as PDF (A4) in type that is read from two metres. */
export type PrintMonthPlan = (plan: MonthPlan) => Promise<Uint8Array>
