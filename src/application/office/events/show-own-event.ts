import { eventInFull, eventTitle } from '../../../domain/events/event-in-words.ts'
import { standingOfEvent } from '../../../domain/events/event-span.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide, type Moment } from '../../decision.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import { actionToken } from '../../screens.ts'
import type { EventUseCase } from '../kit/event-press.ts'
import { ownStanding } from './signing/own-standing.ts'
import { type SignUpButton, signUpMessage } from './signing/sign-up-words.ts'

/** Events of this kind are lessons with others; the lessons in the chat are one press away (Y-safety). */
const SCHOOL_KIND = 'safety_school'

const withSchool = ({ screens }: Moment, message: Outgoing & { kind: 'text' }): Outgoing => ({
  ...message,
  buttons: [
    ...(message.buttons ?? []),
    [{ text: screens.label('menu_buttons.school'), token: actionToken('school') }],
  ],
})

/** All that is known of one event, how the person stands to it, and what can be answered. */
export const showOwnEvent: EventUseCase = async ({
  place: { moment, desks, words, today },
  own,
  args: [id = ''],
}) => {
  const found = await desks.signUps.answering(own.citizen, id)
  if (found === null) return decide(moment, { replies: [words.message([text('office.own_events.gone')])] })
  const { event } = found
  const zone = moment.conversation.region.time_zone
  const { lines, buttons } = ownStanding(found, moment.at, today, zone)
  const parts = [eventTitle(event), ...eventInFull(event), text('talk.blank'), ...lines]
  const file: SignUpButton[] = standingOfEvent(event, moment.at, zone) === 'open' ? [['file', 'file']] : []
  const message = signUpMessage(words, parts, event.id, [...buttons, ...file])
  return decide(moment, { replies: [event.kind === SCHOOL_KIND ? withSchool(moment, message) : message] })
}
