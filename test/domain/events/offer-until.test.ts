import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localMoment } from '../../../src/domain/calendar/local-date.ts'
import { standingOfEvent } from '../../../src/domain/events/event-span.ts'
import { offerUntil } from '../../../src/domain/events/offer-until.ts'

const ZONE = 'Asia/Yekaterinburg'
const MANNERS = { offer_hours: 4, last_offer_minutes: 60 }
const at = (local: string): number => Date.parse(`${local}:00+05:00`)
const EVENT = { day: '2026-12-02', time: '14:00', endDay: null, endTime: '' }

const until = (freed: string): string | null => {
  const found = offerUntil(EVENT, at(freed), MANNERS, ZONE)
  if (found === null) return null
  const { date, time } = localMoment(found, ZONE)
  return `${date} ${time}`
}

test.each([
  ['2026-11-30T11:00', '2026-11-30 15:00'],
  // The evening counts until eight, the rest from nine on.
  ['2026-11-30T18:30', '2026-12-01 11:30'],
  ['2026-11-30T22:00', '2026-12-01 13:00'],
  ['2026-12-01T03:00', '2026-12-01 13:00'],
  // Never later than an hour before it begins.
  ['2026-12-02T11:00', '2026-12-02 13:00'],
  ['2026-12-02T12:40', '2026-12-02 13:00'],
  // Too late to make up one's mind.
  ['2026-12-02T12:50', null],
  ['2026-12-02T15:00', null],
])('a place freed at %s is kept until %s', (freed, kept) => {
  expect(until(freed)).toBe(kept)
})

test('an offer ends by day, after it was made and before the event', () => {
  fc.assert(
    fc.property(fc.integer({ min: at('2026-11-20T00:00'), max: at('2026-12-02T14:00') }), (freed) => {
      const kept = offerUntil(EVENT, freed, MANNERS, ZONE)
      if (kept === null) return
      const { time } = localMoment(kept, ZONE)
      expect(kept).toBeGreaterThan(freed)
      expect(kept).toBeLessThanOrEqual(at('2026-12-02T13:00'))
      expect(time >= '09:00' && time <= '20:00').toBe(true)
    }),
  )
})

test('what lasts for days can be joined to its end, what begins at a time until then', () => {
  const open = { ...EVENT, state: 'open' } as const
  expect(standingOfEvent(open, at('2026-12-02T13:59'), ZONE)).toBe('open')
  expect(standingOfEvent(open, at('2026-12-02T14:00'), ZONE)).toBe('begun')
  const long = { ...open, endDay: '2026-12-20' }
  expect(standingOfEvent(long, at('2026-12-10T14:00'), ZONE)).toBe('open')
  expect(standingOfEvent(long, at('2026-12-21T00:00'), ZONE)).toBe('begun')
  expect(standingOfEvent({ ...open, time: '' }, at('2026-12-02T18:00'), ZONE)).toBe('open')
  expect(standingOfEvent({ ...open, state: 'cancelled' }, at('2026-11-20T14:00'), ZONE)).toBe('cancelled')
})
