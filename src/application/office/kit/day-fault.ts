import type { ReadDate } from '../../../domain/when/read-date.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'

/** Why a typed day is not taken: what is wrong with it where that is known, else what the question has to say. */
export const dayFault = (
  { fault, days }: Extract<ReadDate, { fault: string }>,
  otherwise: TextRef,
): TextRef => {
  if (fault === 'weekday_differs' && days)
    return text('office.fields.weekday_differs', { date: { date: days[0] }, other: { date: days[1] } })
  if (fault === 'reception_days') return text('office.fields.several_days')
  return fault === 'no_such_day' || fault === 'several_days' ? text(`office.fields.${fault}`) : otherwise
}
