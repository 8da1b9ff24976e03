import type { LocalDate } from '../../calendar/local-date.ts'
import type { MonthDays } from './month-days.ts'
import { type NotOwed, thereSince, whyNotOwed } from './owed.ts'
import type { MonthlyStanding } from './standing.ts'

/** What is done for a person in a month, in this order; what cannot be done is passed over. */
export const MONTHLY_STEPS = ['ask', 'ask_again', 'call_task', 'list', 'escalate'] as const
export type MonthlyStepName = (typeof MONTHLY_STEPS)[number]

/** Why a call is due: nobody can be asked in a chat, nobody answered there, or there is no time to ask. */
export type CallWhy = 'no_chat' | 'silence' | 'too_late_in_month'

/** Why nothing is due today. */
export type Waiting =
  | 'done'
  | 'waits_for_answer'
  | 'day_to_come'
  | 'waits_for_call'
  | 'escalated'
  | `not_owed: ${NotOwed}`

/** What is due for a person today. */
export type MonthlyStep =
  | { readonly step: 'ask' | 'ask_again' | 'list' | 'escalate' }
  | { readonly step: 'call_task'; readonly why: CallWhy }
  | { readonly step: 'nothing'; readonly why: Waiting }

/** On how many first days people are asked: answers come to a specialist in portions. */
const ASK_DAYS = 3
/** Working days of silence after which the next thing is tried. */
const SILENCE = 3

const nothing = (why: Waiting): MonthlyStep => ({ step: 'nothing', why })

/** The n-th working day of the month after a day; the day of the list where the month has no such left before it. */
const afterWorking = ({ working, listOn }: MonthDays, day: LocalDate, n: number): LocalDate => {
  const found = working.filter((each) => each > day)[n - 1]
  return found === undefined || found > listOn ? listOn : found
}

/** One of the working days between two, by the person's own number. */
const spreadOver = (
  { working }: MonthDays,
  from: LocalDate,
  to: LocalDate,
  { spread }: MonthlyStanding,
): LocalDate => {
  const days = working.filter((day) => day >= from && day <= to)
  return days[spread % Math.max(days.length, 1)] ?? to
}

/** The day on which the person is asked for the first time: one of the first working days that they are there. */
export const askDay = (standing: MonthlyStanding, days: MonthDays, today: LocalDate): LocalDate => {
  const since = thereSince(standing, today) ?? days.first
  const first = days.working.filter((day) => day >= since)
  // Whom nobody reached in the month before does not wait again.
  if (standing.missedBefore) return first[0] ?? days.listOn
  return spreadOver(days, since, first[ASK_DAYS - 1] ?? days.listOn, standing)
}

/** The day of the call: spread from when a call is the way until the day of the list, so that no morning has them all. */
export const callDay = (standing: MonthlyStanding, days: MonthDays, today: LocalDate): LocalDate => {
  const { canBeAsked, askedOn, askedAgainOn } = standing
  if (canBeAsked && askedAgainOn !== null)
    return spreadOver(days, afterWorking(days, askedAgainOn, SILENCE), days.listOn, standing)
  // Asked, and then the chat was lost: the call was not planned for, it is made now.
  if (askedOn !== null) return today
  const since = thereSince(standing, today) ?? days.first
  if (standing.missedBefore) return days.working.find((day) => day >= since) ?? days.listOn
  return spreadOver(days, since, days.listOn, standing)
}

const asking = (standing: MonthlyStanding, day: LocalDate, days: MonthDays): MonthlyStep | null => {
  const { canBeAsked, askedOn, askedAgainOn } = standing
  if (!canBeAsked || day >= days.listOn || askedAgainOn !== null) return null
  const isWorking = days.working.includes(day)
  if (askedOn === null)
    return isWorking && day >= askDay(standing, days, day) ? { step: 'ask' } : nothing('day_to_come')
  const isSilent = isWorking && day >= afterWorking(days, askedOn, SILENCE)
  return isSilent ? { step: 'ask_again' } : nothing('waits_for_answer')
}

const calling = (standing: MonthlyStanding, day: LocalDate, days: MonthDays): MonthlyStep => {
  const { canBeAsked, askedOn } = standing
  const isLate = day >= days.listOn
  const why = !canBeAsked ? 'no_chat' : askedOn === null ? 'too_late_in_month' : 'silence'
  // On a day off nobody calls: unless the month runs out, the next working day is as good.
  const isDue = isLate || (days.working.includes(day) && day >= callDay(standing, days, day))
  if (isDue) return { step: 'call_task', why }
  return nothing(canBeAsked ? 'waits_for_answer' : 'day_to_come')
}

const telling = (standing: MonthlyStanding, day: LocalDate, days: MonthDays): MonthlyStep => {
  const { listedOn, escalatedOn } = standing
  if (listedOn === null) return day >= days.listOn ? { step: 'list' } : nothing('waits_for_call')
  if (escalatedOn === null) return day >= days.headOn ? { step: 'escalate' } : nothing('waits_for_call')
  return nothing('escalated')
}

/**
 * What is due for one person on a day of the month: one step; the next one follows from the standing that it leaves, at
 * once where time presses ({@link stepsDue}). Pure: whatever day it is asked on – after a standstill of ten days too –
 * the order stays ask, second try, call, specialist's list, head's list.
 */
export const monthlyStep = (standing: MonthlyStanding, day: LocalDate, days: MonthDays): MonthlyStep => {
  if (standing.contactedOn !== null) return nothing('done')
  const why = whyNotOwed(standing, day)
  if (why !== null) return nothing(`not_owed: ${why}`)
  if (standing.callTaskOn !== null) return telling(standing, day, days)
  return asking(standing, day, days) ?? calling(standing, day, days)
}

/** The standing once a step is done. */
export const afterStep = (
  standing: MonthlyStanding,
  { step }: MonthlyStep,
  day: LocalDate,
): MonthlyStanding => {
  switch (step) {
    case 'ask':
      return { ...standing, askedOn: day }
    case 'ask_again':
      return { ...standing, askedAgainOn: day }
    case 'call_task':
      return { ...standing, callTaskOn: day }
    case 'list':
      return { ...standing, listedOn: day }
    case 'escalate':
      return { ...standing, escalatedOn: day }
    case 'nothing':
      return standing
  }
}

/** All that is due for a person today, in order. Asked once, a person is not asked again on the same day. */
export const stepsDue = (standing: MonthlyStanding, day: LocalDate, days: MonthDays): MonthlyStep[] => {
  const steps: MonthlyStep[] = []
  for (let now = standing; steps.length < MONTHLY_STEPS.length; ) {
    const step = monthlyStep(now, day, days)
    if (step.step === 'nothing') break
    steps.push(step)
    now = afterStep(now, step, day)
  }
  return steps
}
