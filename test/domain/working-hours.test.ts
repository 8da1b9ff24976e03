import { describe, expect, test } from 'vitest'
import { localMoment } from '../../src/domain/calendar/local-date.ts'
import { workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import { addWorkingMinutes, type OfficeHours, openFrom } from '../../src/domain/calendar/working-hours.ts'
import { maskDocumentNumbers } from '../../src/domain/numbers/mask.ts'
import { CONTENT } from '../support/content.ts'

const MINUTE = 60_000
const ZONE = 'Asia/Yekaterinburg'
const OFFICE: OfficeHours = {
  hours: ['09:00', '18:00'],
  zone: ZONE,
  calendar: workingCalendar(CONTENT.years, []),
}

/** The same by walking: minute for minute, each looked at by itself. */
const isOpen = (at: number): boolean => {
  const { date, time } = localMoment(at, ZONE)
  return OFFICE.calendar.isWorking(date) && time >= '09:00' && time < '18:00'
}
const walked = (from: number, minutes: number): number => {
  let at = from
  for (let left = minutes; ; at += MINUTE) {
    if (!isOpen(at)) continue
    if (left === 0) return at
    left -= 1
  }
}

const said = (at: number): string => {
  const { date, time } = localMoment(at, ZONE)
  return `${date} ${time}`
}

describe('working minutes', () => {
  test.each([
    ['2026-11-23T10:00:00+05:00', 30, '2026-11-23 10:30'],
    ['2026-11-27T17:50:00+05:00', 30, '2026-11-30 09:20'],
    ['2026-11-22T12:00:00+05:00', 30, '2026-11-23 09:30'],
    ['2026-12-30T17:45:00+05:00', 30, '2027-01-11 09:15'],
  ])('%s and %i more: %s', (from, minutes, expected) => {
    expect(said(addWorkingMinutes(Date.parse(from), minutes, OFFICE))).toBe(expected)
  })

  test('agree with a walk minute for minute, from every hour of a month with holidays', () => {
    const begin = Date.parse('2026-10-30T00:07:00+05:00')
    for (let hour = 0; hour < 24 * 10; hour += 1) {
      const from = begin + hour * 60 * MINUTE
      expect(said(openFrom(from, OFFICE))).toBe(said(walked(from, 0)))
      // A last minute that ends with the day is over at closing, not at the next opening.
      const end = addWorkingMinutes(from, 31, OFFICE)
      expect(said(end - MINUTE)).toBe(said(walked(from, 30)))
    }
  })
})

describe('numbers of documents', () => {
  test.each([
    ['паспорт 6700 123456', 'паспорт ••56'],
    ['СНИЛС 112-233-445 95', 'СНИЛС ••95'],
    ['карта 2200 1234 5678 9012', 'карта ••12'],
    ['8 912 000-00-00', '8 912 000-00-00'],
    ['+7 (912) 000-00-00', '+7 (912) 000-00-00'],
    ['52-10-11', '52-10-11'],
    ['приём 25.11.2026 в 10:30', 'приём 25.11.2026 в 10:30'],
  ])('«%s» goes on as «%s»', (words, passed) => {
    expect(maskDocumentNumbers(words)).toBe(passed)
  })
})
