import type { ReadDate } from '../../when/read-date.ts'
import { type TextRef, text } from '../../words/text-ref.ts'
import type { Outcome } from '../talk.ts'

/** Why a typed day is not taken, in words; one that is two days names both. */
export const whyNoDay = ({ fault, days }: Extract<ReadDate, { fault: string }>): TextRef =>
  fault === 'weekday_differs' && days
    ? text('talk.refused.date_weekday_differs', { date: { date: days[0] }, other: { date: days[1] } })
    : text(`talk.refused.date_${fault}`)

/** Refuses a typed day and asks for it once more. */
export const refuseDate = (read: Extract<ReadDate, { fault: string }>): Outcome => ({
  move: 'refuse',
  reason: read.fault,
  said: whyNoDay(read),
})
