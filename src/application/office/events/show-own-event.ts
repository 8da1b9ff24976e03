import { eventInFull, eventTitle } from '../../../domain/events/event-in-words.ts'
import { text } from '../../../domain/scenario/text-ref.ts'
import { decide } from '../../decision.ts'
import type { EventUseCase } from './event-press.ts'

/** All that is known of one event, for the person who was asked. */
export const showOwnEvent: EventUseCase = async ({
  place: { moment, desks, words },
  own,
  args: [id = ''],
}) => {
  const event = await desks.events.offered(own.citizen, id)
  if (event === null) return decide(moment, { replies: [words.message([text('office.own_events.gone')])] })
  return decide(moment, { replies: [words.message([eventTitle(event), ...eventInFull(event)])] })
}
