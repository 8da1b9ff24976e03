import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, test } from 'vitest'
import { writeCalendarIcs } from '../../src/adapters/files/calendar-ics.ts'
import { EventDetails, type YardEvent } from '../../src/domain/events/yard-event.ts'

const ZONE = 'Asia/Yekaterinburg'

const event = (parts: Partial<YardEvent> & { title?: string; place?: string; point?: object }): YardEvent => {
  const { title = 'Концерт хора', place = 'Дом культуры', point = null, ...rest } = parts
  return {
    id: 'e1',
    department: 'dep1',
    districts: [],
    kind: 'concert',
    series: null,
    capacity: null,
    day: '2026-12-02',
    time: '14:00',
    endDay: null,
    endTime: '',
    state: 'open',
    revision: 3,
    details: EventDetails.parse({ title, place, address: 'ул. Ленина, 5; вход со двора', point }),
    ...rest,
  }
}

const written = (events: readonly YardEvent[]): string =>
  writeCalendarIcs({
    name: 'Афиша двора',
    zone: ZONE,
    events,
    at: Date.parse('2026-11-27T10:00:00Z'),
    describe: ({ details }) => `О чём: ${details.title}, «вход, свободный»;\nприходите`,
  })

/** What a parser read: the same shape from both. */
interface Read {
  readonly uid: string
  readonly summary: string
  readonly location: string
  readonly description: string
  readonly start: string
  readonly end: string
  readonly allDay: boolean
  readonly status: string
}

const byIcalJs = (text: string): Read[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const read = new ICAL.Event(component)
    const day = (time: ICAL.Time): string =>
      time.isDate ? time.toString() : time.toJSDate().toISOString().slice(0, 16)
    return {
      uid: read.uid,
      summary: read.summary,
      location: read.location,
      description: read.description,
      start: day(read.startDate),
      end: day(read.endDate),
      allDay: read.startDate.isDate,
      status: String(component.getFirstPropertyValue('status')),
    }
  })

const byNodeIcal = (text: string): Read[] =>
  Object.values(nodeIcal.sync.parseICS(text)).flatMap((read) => {
    if (read?.type !== 'VEVENT') return []
    const allDay = read.datetype === 'date'
    // This parser gives days as midnight of the machine.
    const local = (date: Date): string =>
      `${date.getFullYear()}-${`${date.getMonth() + 1}`.padStart(2, '0')}-${`${date.getDate()}`.padStart(2, '0')}`
    const day = (date: Date): string => (allDay ? local(date) : date.toISOString().slice(0, 16))
    return [
      {
        uid: read.uid,
        summary: String(read.summary),
        location: String(read.location),
        description: String(read.description),
        start: day(read.start),
        end: day(read.end as Date),
        allDay,
        status: String(read.status),
      },
    ]
  })

describe('the calendar as a file', () => {
  const events = [
    event({ endTime: '15:30' }),
    event({ id: 'e2', title: 'Без времени', time: '' }),
    event({ id: 'e3', title: 'Выставка; «Осень, 2026»', day: '2026-12-05', endDay: '2026-12-20', time: '' }),
    event({ id: 'e4', title: 'Ночь кино', time: '23:00', endTime: '01:00' }),
    event({ id: 'e5', title: 'О'.repeat(119), state: 'cancelled' }),
    event({ id: 'e6', point: { latitude: 60.94, longitude: 76.55 } }),
  ]
  const text = written(events)

  test('is read the same by two independent parsers', () => {
    const first = byIcalJs(text)
    expect(first).toHaveLength(events.length)
    expect(byNodeIcal(text)).toEqual(first)
  })

  test('says when and where each is, whatever zone the reader is in', () => {
    const [concert, day, period, night, cancelled] = byIcalJs(text)
    expect(concert).toMatchObject({ start: '2026-12-02T09:00', end: '2026-12-02T10:30', allDay: false })
    expect(concert).toMatchObject({ uid: 'e1@posrednik', status: 'CONFIRMED' })
    expect(concert?.location).toBe('Дом культуры, ул. Ленина, 5; вход со двора')
    expect(concert?.description).toBe('О чём: Концерт хора, «вход, свободный»;\nприходите')
    expect(day).toMatchObject({ start: '2026-12-02', end: '2026-12-03', allDay: true })
    expect(period).toMatchObject({
      start: '2026-12-05',
      end: '2026-12-21',
      summary: 'Выставка; «Осень, 2026»',
    })
    expect(night).toMatchObject({ start: '2026-12-02T18:00', end: '2026-12-02T20:00' })
    expect(cancelled).toMatchObject({ status: 'CANCELLED', summary: 'О'.repeat(119) })
  })

  test('an event that changed replaces its entry: the same uid, a higher sequence', () => {
    const entries = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    expect(entries.map((entry) => entry.getFirstPropertyValue('sequence'))).toEqual(events.map(() => 3))
    expect(entries[5]?.getFirstPropertyValue('geo')).toEqual([60.94, 76.55])
  })

  test('lines keep within 75 octets, as RFC 5545 asks', () => {
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})
