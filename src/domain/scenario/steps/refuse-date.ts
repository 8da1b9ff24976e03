import type { ReadDate } from '../../when/read-date.ts'
import { type TextRef, text } from '../../words/text-ref.ts'
import type { Outcome } from '../talk.ts'

/** Why a typed day is not taken, in words; one that is two days names both, one too far ahead or back is said with its year. */
export const whyNoDay = ({ fault, days, far }: Extract<ReadDate, { fault: string }>): TextRef => {
  if (fault === 'weekday_differs' && days)
    return text('talk.refused.date_weekday_differs', { date: { date: days[0] }, other: { date: days[1] } })
  return far === undefined
    ? text(`talk.refused.date_${fault}`)
    : text('talk.refused.date_too_far', { date: { date: far } })
}

/** Refuses a typed day and asks for it once more. */
export const refuseDate = (read: Extract<ReadDate, { fault: string }>): Outcome => ({
  move: 'refuse',
  reason: read.fault,
  said: whyNoDay(read),
})
