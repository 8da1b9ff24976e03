import { may } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { type Booked, endBooking, makeBooking, moveBooking } from '../../../domain/caseload/booking.ts'
import { BOOKING_ENDS } from '../../../domain/caseload/case-event.ts'
import { isRefused } from '../../../domain/caseload/change.ts'
import { readClock } from '../../../domain/when/read-clock.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Booking } from '../../ports/office/booking-desk.ts'
import type { Question } from '../../ports/office/dialogs.ts'
import { about } from '../kit/about.ts'
import { day as dayQuestion, orNothing, typed } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast, unknownButton } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { actOf, CASE, type CaseAtHand, carryOut, caseDialog, looking, workOf } from './case-at-hand.ts'
import { toCase } from './case-card.ts'
import { deedRow } from './case-deeds.ts'
import { addressee, agenciesFor, agency } from './letter-fields.ts'

/** Bookings on a screen: what is to come and what was last. */
const MOST_SHOWN = 6

const whenOf = ({ day, time }: Pick<Booking, 'day' | 'time'>, today: string): TextRef =>
  time === ''
    ? text('office.bookings.day', { date: shortDay(day, today) })
    : text('office.bookings.day_time', { date: shortDay(day, today), time: { time } })

const lineOf = (booking: Booking, today: string): TextRef =>
  text('office.bookings.line', {
    days: whenOf(booking, today),
    organisation: booking.office,
    state: text(`office.bookings.states.${booking.state}`),
  })

/** «Записи на приём»: where and when, and how each stands. */
export const showBookings = looking(async (call, { found }) => {
  const all = await call.desks.bookings.ofCase(found.id)
  const shown = all.filter((_, place) => place < MOST_SHOWN)
  const mayMove = may(call.actor.role, 'move_case')
  return {
    parts: [
      text(all.length === 0 ? 'office.bookings.none' : 'office.bookings.head', { n: all.length }),
      ...shown.map((booking) => lineOf(booking, call.today)),
    ],
    buttons: [
      ...(mayMove ? [[text('office.bookings.buttons.add'), 'case_booking_add', found.id] as const] : []),
      ...shown
        .filter(({ state }) => state === 'awaited' && mayMove)
        .map(
          (booking): OfficeButton => [
            text('office.bookings.buttons.one', { organisation: booking.office }),
            'case_booking',
            found.id,
            booking.id,
          ],
        ),
      toCase(found.id),
    ],
    place: 'in_place',
    object: `case:${found.id}`,
  }
})

const toBookings = (id: string): OfficeButton => [text('office.bookings.buttons.all'), 'case_bookings', id]

/** Hours are typed as people type them; an hour that may be of the night is of the day: offices are open then. */
const askTime = (place: FormPlace): Question<string | null> => {
  const fault = text('office.bookings.not_a_time')
  const { moment, today } = place
  return orNothing(
    typed(
      text('office.bookings.ask.time'),
      (said) => {
        const read = readClock(said, today, moment.conversation.content.vocabulary[moment.language])
        if ('fault' in read) return { fault }
        return { value: ('clock' in read ? read.clock : read.either[0]).time }
      },
      fault,
    ),
    text('office.bookings.no_time'),
  )
}

const askDay = (place: FormPlace): Question<LocalDate> => dayQuestion(place, text('office.bookings.ask.day'))

/** «Записали на приём»: where, on which day, at what hour; both are reminded, and the task to book is done. */
export const BOOKING = caseDialog({
  id: 'case_booking',
  action: 'move_case',
  given: ({ moment }, { found }) => {
    const { region, content } = moment.conversation
    const { need, cause } = found.words
    return {
      region: region.id,
      agencies: agenciesFor(region, content.needs.get(need ?? '') ?? null, cause),
    }
  },
  questions: (from) =>
    from
      .ask('organisation', (known) => agency(text('office.bookings.ask.office'), known))
      .ask('day', (_, place) => askDay(place))
      .ask('time', (_, place) => askTime(place)),
  finish: (call, hand, answers) => {
    const { found } = hand
    const { chance } = call.moment.conversation
    const booking: Booked = {
      booking: chance.id(),
      day: answers.day,
      time: answers.time ?? '',
    }
    const { organisation: office } = addressee(call, answers.organisation, answers)
    const answer = makeBooking(workOf(call, hand), { ...actOf(call), ...booking })
    const { booking: id, day, time } = booking
    const deed = chance.id()
    const row = deedRow(
      call,
      { citizen: found.citizen, case: found.id },
      {
        id: deed,
        kind: 'booking_made',
        note: call.words.plain(
          text('office.bookings.deed', { organisation: office, days: whenOf(booking, call.today) }),
        ),
      },
    )
    return carryOut(call, hand, answer, {
      deed,
      said: text('office.bookings.noted', { organisation: office, days: whenOf(booking, call.today) }),
      notes: { [id]: office },
      also: [
        // The booking stands as long as its deed.
        row,
        {
          type: 'make_booking',
          booking: { id, case: found.id, citizen: found.citizen, office, day, time },
          deed,
          by: call.actor.id,
          on: call.today,
          at: call.moment.at,
        },
      ],
    })
  },
})

const bookingIn = async (
  { desks }: OfficeCall,
  { found }: CaseAtHand,
  id: unknown,
): Promise<Booking | undefined> => (await desks.bookings.ofCase(found.id)).find((each) => each.id === id)

/** One booking: what came of it, or another day. */
export const showBooking = about(CASE, 'move_case', async (call, hand) => {
  const [id = '', name, said] = call.args
  const booking = await bookingIn(call, hand, name)
  if (booking === undefined) return showBookings.run({ ...call, args: [id] })
  if (said === undefined)
    return {
      parts: [lineOf(booking, call.today), text('office.bookings.what_came')],
      buttons: [
        ...BOOKING_ENDS.map(
          (how): OfficeButton => [text(`office.bookings.ends.${how}`), 'case_booking', id, booking.id, how],
        ),
        [text('office.bookings.buttons.move'), 'case_booking_move', id, booking.id],
        toBookings(id),
      ],
      place: 'in_place',
      object: `case:${id}`,
    }
  const how = BOOKING_ENDS.find((each) => each === said)
  if (how === undefined) return unknownButton(call)
  if (booking.state !== 'awaited') return toast(call, 'office.cases.noted_already')
  const { id: of, day, time, revision } = booking
  const answer = endBooking(workOf(call, hand), { ...actOf(call), booking: of, day, time, how })
  return carryOut(call, hand, answer, {
    also: [{ type: 'change_booking', booking: of, revision, day, time, state: how, at: call.moment.at }],
  })
})

/** «Перенесли»: another day and hour; what reminded of the old one reminds of the new one. */
export const MOVE_BOOKING = caseDialog({
  id: 'booking_move',
  action: 'move_case',
  given: async (call, hand) => {
    const booking = await bookingIn(call, hand, call.args[1])
    if (booking?.state !== 'awaited') return showBookings.run({ ...call, args: [hand.found.id] })
    return { booking: booking.id }
  },
  questions: (from) => from.ask('day', (_, place) => askDay(place)).ask('time', (_, place) => askTime(place)),
  finish: async (call, hand, answers): Promise<Screen> => {
    const booking = await bookingIn(call, hand, answers.booking)
    if (booking?.state !== 'awaited')
      return { parts: [text('office.cases.noted_already')], buttons: [toBookings(hand.found.id)] }
    const { day } = answers
    const time = answers.time ?? ''
    const { id, revision, office } = booking
    const answer = moveBooking(workOf(call, hand), { ...actOf(call), booking: id, day, time })
    if (isRefused(answer)) return carryOut(call, hand, answer)
    return carryOut(call, hand, answer, {
      said: text('office.bookings.noted', {
        organisation: office,
        days: whenOf({ day, time }, call.today),
      }),
      notes: { [id]: office },
      also: [
        { type: 'change_booking', booking: id, revision, day, time, state: 'awaited', at: call.moment.at },
      ],
    })
  },
})
