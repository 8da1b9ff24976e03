import type { TalkEvent } from '../domain/scenario/event.ts'
import { text } from '../domain/words/text-ref.ts'
import type { Moment } from './decision.ts'
import type { Wording } from './outgoing.ts'
import type { Outgoing } from './ports/messenger.ts'

/** An appointment without a time is entered for the morning: the day counts, the hour is asked by phone. */
const UNKNOWN_TIME = '09:00'

/** The appointment as a file for the phone's calendar (C4). */
export const appointmentFile = (
  event: Extract<TalkEvent, { type: 'appointment_made' }>,
  { conversation, at, screens }: Moment,
  talk: string,
  wording: Wording,
): Outgoing => {
  const organisation = wording.renderer.plain(text('screens.appointment_title'), wording)
  const content = conversation.writeAppointment({
    id: talk,
    title: organisation,
    date: event.date,
    time: event.time || UNKNOWN_TIME,
    zone: conversation.region.time_zone,
    place: wording.renderer.plain(text('screens.appointment_place'), wording),
    description: wording.renderer.plain(text('screens.appointment_note'), wording),
    at,
  })
  return {
    kind: 'file',
    name: screens.label('appointment_file'),
    mime: 'text/calendar',
    content,
    caption: screens.label('appointment_caption'),
  }
}
