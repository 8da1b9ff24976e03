import { forCause } from '../../../domain/needs/need.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OwnBooking } from '../../ports/office/booking-desk.ts'
import type { Notice } from '../../reminder-words.ts'
import { type Composer, type Composing, type OfficeNotice, toPerson } from '../kit/composer.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { ownToken } from '../kit/own-token.ts'
import { inPlace } from '../kit/use-case.ts'

/** The booking's id in the subject of a reminder: `bk.1k9x`. */
const bookingOf = ({ subject }: Composing): string => subject.split('.')[1] ?? ''

const whenLine = (which: 'eve' | 'soon', { day, time }: OwnBooking): TextRef =>
  time === ''
    ? text(`office.own_booking.${which}_day`, { date: { date: day } })
    : text(`office.own_booking.${which}`, { date: { date: day }, time: { time } })

/**
 * A reminder of a booking: the day and the hour, and a way to the rest. Where and why is not said until it is asked for: a
 * phone may be shared.
 * @throws RangeError when the chat is not joined to the card any more.
 */
const reminding =
  (which: 'eve' | 'soon'): Composer =>
  async (composing): Promise<Notice> => {
    const { desks, person, words } = composing
    const booking = await desks.bookings.ofPerson(person, bookingOf(composing))
    if (!booking) throw new RangeError('the notice is about a booking that the person does not see')
    const label = words.phrase('office.own_booking.show')
    return {
      ...words.message([whenLine(which, booking)]),
      buttons: [[{ text: label, token: ownToken('booking', booking.id) }]],
    }
  }

/** Reminders of what a specialist booked. */
export const BOOKING_NOTICES: Readonly<Record<string, OfficeNotice>> = {
  booking_eve: toPerson(reminding('eve')),
  booking_soon: toPerson(reminding('soon')),
}

/** Papers of the case's need: those that are there to be taken along, and those that are still wanted. */
const papersToBring = ({ moment }: FormPlace, { need, cause, papers }: OwnBooking): TextRef[] => {
  const known = moment.conversation.content.needs.get(need ?? '')
  if (!known) return []
  const all = cause === null ? known.documents : forCause(known.documents, cause)
  const named = (which: 'papers' | 'lacking', list: typeof all): TextRef[] =>
    list.length === 0
      ? []
      : [
          text(`office.own_booking.${which}`, {
            list: { list: list.map(({ id }) => text(`needs.${known.id}.documents.${id}.name`)) },
          }),
        ]
  return [
    ...named(
      'papers',
      all.filter(({ id }) => papers.includes(id)),
    ),
    ...named(
      'lacking',
      all.filter(({ id }) => !papers.includes(id)),
    ),
  ]
}

/** «Куда и что взять»: asked for by the person whose booking it is. */
export const showOwnBooking = async (place: FormPlace, id = ''): Promise<Decision> => {
  const { moment, words, desks } = place
  const booking = await desks.bookings.ofPerson(moment.person.id, id)
  const parts =
    booking?.state === 'awaited'
      ? [
          whenLine('eve', booking),
          text('office.own_booking.where', { organisation: booking.office }),
          ...papersToBring(place, booking),
        ]
      : [text('office.own_booking.gone')]
  return decide(moment, { replies: [inPlace(place, words.message(parts))] })
}
