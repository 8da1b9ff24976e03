import { addDays, addMonths, type LocalDate } from './local-date.ts'

/** Stretches that the year is divided into. */
export const PERIODS = ['month', 'quarter', 'half_year'] as const
export type Period = (typeof PERIODS)[number]

const MONTHS: Readonly<Record<Period, number>> = { month: 1, quarter: 3, half_year: 6 }

/** A stretch of days, both ends included. */
export interface Stretch {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** @example periodOf('2026-11-20', 'quarter') // { from: '2026-10-01', to: '2026-12-31' } */
export const periodOf = (date: LocalDate, period: Period): Stretch => {
  const months = MONTHS[period]
  const past = (Number(date.slice(5, 7)) - 1) % months
  const from = addMonths(`${date.slice(0, 8)}01`, -past)
  return { from, to: addDays(addMonths(from, months), -1) }
}
