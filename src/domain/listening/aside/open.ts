import { checked } from '../../scenario/checked.ts'
import type { Talk } from '../../scenario/talk.ts'
import { type TextRef, text } from '../../words/text-ref.ts'
import { type AnswerAside, covered } from './aside.ts'
import { notKnown } from './not-known.ts'
import { factOf, nameOf, officeOf, ownLine, phoneOf } from './office.ts'

/** What the calendar says of today: hours of offices are words of the region, the day is known for sure. */
const today = ({ situation: { now, calendar } }: Talk): TextRef => {
  const why = calendar.whyOff(now.date)
  const day = { date: { date: now.date }, time: { time: now.time } }
  return why === null ? text('asides.today_works', day) : text(`asides.today_off.${why}`, day)
}

/** When it is open. */
export const hours: AnswerAside = (talk, of) => {
  const office = officeOf(talk, of)
  const opening = ownLine(talk, office, 'hours')
  const name = nameOf(talk, office)
  if (opening === null) return notKnown(talk, of, text('asides.hours_unknown', { name }))
  return covered(text('asides.hours', { name, hours: opening }), checked(talk, [factOf(office)]))
}

/** Whether it is open now: the hours beside today's day and time, and a call before one sets out. */
export const openNow: AnswerAside = (talk, of) => {
  const office = officeOf(talk, of)
  const opening = ownLine(talk, office, 'hours')
  const name = nameOf(talk, office)
  if (opening === null) return notKnown(talk, of, text('asides.hours_unknown', { name }))
  return covered(
    today(talk),
    text('asides.hours', { name, hours: opening }),
    text('asides.call_first', { phone: phoneOf(talk, office) }),
  )
}
