import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** The next day for which a case has a place in line; null – nothing is booked. */
export const bookedOn = async ({ desks, today }: OfficeCall, id: string): Promise<LocalDate | null> => {
  const bookings = await desks.bookings.ofCase(id)
  const days = bookings.filter(({ state, day }) => state === 'awaited' && day >= today).map(({ day }) => day)
  return days.sort()[0] ?? null
}
