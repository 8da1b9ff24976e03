/** Y-monthly, whole: who is owed a contact in a month, on which days what is done, and what is due today. */
export { type MonthDays, monthDays } from './monthly/month-days.ts'
export {
  type CallWhy,
  type MonthlyStep,
  type MonthlyStepName,
  monthlyStep,
  stepsDue,
} from './monthly/monthly-step.ts'
export { lastDaysFrom, type NotOwed, type OwedFacts, whyNotOwed } from './monthly/owed.ts'
export { type MonthlyStanding, spreadOf } from './monthly/standing.ts'
export { countsIn, GONE, type Gone, type MonthEnd, type WhyMissed, whyMissed } from './monthly/why-missed.ts'
