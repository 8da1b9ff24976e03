import { baseOf } from '../../domain/reminders/key.ts'
import { type TextRef, text } from '../../domain/words/text-ref.ts'
import { type Decision, decide } from '../decision.ts'
import { actionToken } from '../screens.ts'
import { decidedHtml, type Hearing, inPlace } from './hearing.ts'

/** How the thing stands now, in one line. */
const standsNow = ({ told: { occasion, base } }: Hearing): TextRef => {
  if (occasion === null) return text('screens.reminder_settled.gone')
  const { closedBy, date, time } = occasion
  if (closedBy === 'done' || closedBy === 'declined') return text(`screens.reminder_settled.${closedBy}`)
  if (closedBy !== null || baseOf(date, time) === base) return text('screens.reminder_settled.gone')
  return text('screens.reminder_settled.moved', { date: { date } })
}

/** A press that comes too late is answered too: it is settled, this is how it stands, and here is the way on. */
export const saySettled = (hearing: Hearing): Decision => {
  const { moment, talk } = hearing
  const label = (key: string): string => moment.screens.label(`reminder_buttons.${key}`)
  const isOpen = talk !== null && talk.session.status !== 'finished' && talk.session.status !== 'stopped'
  const open = isOpen ? [[{ text: label('talk'), token: actionToken('open', talk.id) }]] : []
  const coming = [{ text: label('coming'), token: actionToken('coming') }]
  const html = decidedHtml(hearing, [standsNow(hearing)])
  return decide(moment, { replies: [inPlace(hearing, html, [...open, coming])] })
}
