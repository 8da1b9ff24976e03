import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openCalendar } from '../../src/adapters/files/ical/open-calendar.ts'
import type { ScheduleReading } from '../../src/domain/events/event-draft.ts'
import { KINDS, TODAY } from './sheet.ts'

const SETTING = { zone: 'Asia/Yekaterinburg', today: TODAY, kinds: KINDS, source: 'afisha.ics' }
const fileOf = (name: string): Buffer => readFileSync(new URL(`./files/${name}`, import.meta.url))
const opened = (name: string): ScheduleReading => openCalendar(fileOf(name), SETTING)
const calendar = (...events: string[]): Buffer =>
  Buffer.from(['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n'))
const read = (...lines: string[]): ScheduleReading =>
  openCalendar(calendar('BEGIN:VEVENT', 'UID:1', 'SUMMARY:Встреча', ...lines, 'END:VEVENT'), SETTING)

const told = ({ drafts }: ScheduleReading) =>
  drafts.map(({ details, time: { day, time, endDay, endTime }, cancelled, occurrence }) =>
    [
      details.title,
      `${day} ${time}`.trim(),
      [endDay, endTime].filter(Boolean).join(' '),
      occurrence,
      cancelled,
    ]
      .map((each) => (each === true ? 'cancelled' : each === false ? '' : each))
      .filter(Boolean)
      .join(' | '),
  )

test('Google: UTC, whole days, a series with an exception, a moved and a cancelled day, a zone with summer time', () => {
  const reading = opened('google.ics')
  expect(told(reading)).toEqual([
    'Концерт хора «Рябинушка» | 2026-12-05 14:00 | 16:00',
    'Выставка вышивки | 2026-12-12 | 2026-12-20',
    'Скандинавская ходьба | 2026-12-01 11:00 | 12:00 | 2026-12-01',
    'Скандинавская ходьба | 2026-12-29 11:00 | 12:00 | 2026-12-29',
    'Скандинавская ходьба | 2026-12-08 11:00 | 12:00 | 2026-12-08 | cancelled',
    'Скандинавская ходьба (перенос) | 2026-12-16 15:00 | 16:00 | 2026-12-15',
    'Скандинавская ходьба | 2026-12-22 11:00 | 12:00 | 2026-12-22 | cancelled',
    // Berlin puts its clocks on between the second and the third: here it is an hour earlier.
    'Видеомост с хором из Берлина | 2027-03-17 14:00 | 15:30 | 2027-03-17',
    'Видеомост с хором из Берлина | 2027-03-24 14:00 | 15:30 | 2027-03-24',
    'Видеомост с хором из Берлина | 2027-03-31 13:00 | 14:30 | 2027-03-31',
    'Видеомост с хором из Берлина | 2027-04-07 13:00 | 14:30 | 2027-04-07',
  ])
  expect(reading.drafts[0]).toMatchObject({
    uid: '5k2m1concert@google.com',
    kind: 'concert',
    details: {
      place: 'ДК «Юность», ул. Мира, 1',
      about: 'Поёт хор «Рябинушка». Приходите с друзьями, вход с улицы Мира.',
      source: 'afisha.ics',
    },
  })
  expect(reading.faulty).toEqual([])
})

test('Outlook: names of Windows zones, a zone that only the file knows, the first Tuesday, points and sites', () => {
  const reading = opened('outlook.ics')
  expect(told(reading)).toEqual([
    'Спектакль «Чайка»; премьера | 2026-12-10 14:00 | 16:00',
    'Ночь музыки | 2026-12-30 21:00 | 23:00',
    'Клуб любителей кино | 2026-12-01 20:00 | 21:30 | 2026-12-01',
    'Клуб любителей кино | 2027-01-05 20:00 | 21:30 | 2027-01-05',
    'Клуб любителей кино | 2027-02-02 20:00 | 21:30 | 2027-02-02',
  ])
  expect(reading.drafts[0]?.details).toMatchObject({ place: 'Театр «Буфф»', organiser: 'Городской театр' })
  expect(reading.drafts[1]).toMatchObject({
    kind: 'concert',
    details: { point: { latitude: 61.0042, longitude: 69.0019 }, about: 'https://example.org/night' },
  })
})

test('Thunderbird: times without a zone are ours; every event at fault is named by number, line and property', () => {
  const reading = opened('thunderbird.ics')
  expect(told(reading)).toEqual(['Чаепитие в библиотеке | 2026-12-03 15:00 | 16:30'])
  expect(
    reading.faulty.map(({ number, texts, faults }) => [
      number,
      texts.title,
      ...faults.map(({ at, heading, what }) => `${at} ${heading} ${what}`),
    ]),
  ).toEqual([
    [2, 'Занятие на Марсе', '14 DTSTART zone_unknown'],
    [3, '', '19 SUMMARY title_missing'],
    [4, 'Каждый час', '23 RRULE repeats_unclear'],
    [5, 'Тридцатое февраля', '29 DTSTART no_such_day'],
    [6, undefined, '34  unreadable'],
    [7, 'Кончилось раньше', '40 DTEND end_before_start'],
    [8, 'Точка нигде', '46 GEO point_unclear'],
  ])
  expect([reading.past, reading.beyond]).toEqual([1, 1])
})

test('cp1251 is read, the kind that no word names is asked about', () => {
  const reading = opened('cp1251.ics')
  expect(told(reading)).toEqual(['Вечер русского романса | 2026-12-06 17:00'])
  expect(reading.questions).toMatchObject([{ what: 'kind_unknown', number: 1, at: '3' }])
})

test.each([
  [
    'a night goes over midnight',
    ['DTSTART:20261205T220000', 'DTEND:20261206T010000'],
    '22:00 | 2026-12-06 01:00',
  ],
  ['midnight ends the day', ['DTSTART:20261205T220000', 'DTEND:20261206T000000'], '22:00'],
  ['a day without VALUE=DATE', ['DTSTART:20261205'], ''],
  ['a week as a duration', ['DTSTART;VALUE=DATE:20261205', 'DURATION:P1W'], '| 2026-12-11'],
  ['no seconds', ['DTSTART:20261205T2200'], '22:00'],
])('%s', (_, lines, expected) => {
  expect(told(read(...lines))).toEqual([`Встреча | 2026-12-05 ${expected}`.trim()])
})

test.each([
  ['UNTIL in UTC', 'UNTIL=20261211T045959Z', '05 06 07 08 09 10'],
  ['UNTIL before the hour', 'UNTIL=20261207T040000Z', '05 06'],
  ['UNTIL as a day', 'UNTIL=20261207', '05 06 07'],
])('%s ends a series in the clocks of the event', (_, until, expected) => {
  const reading = read('DTSTART;TZID=Asia/Yekaterinburg:20261205T100000', `RRULE:FREQ=DAILY;${until}`)
  expect(reading.drafts.map(({ time }) => time.day.slice(8)).join(' ')).toBe(expected)
})

test('of two versions of an event the newer counts, wherever it stands', () => {
  const event = (sequence: number, hour: string): string =>
    `BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Встреча\r\nSEQUENCE:${sequence}\r\nDTSTART:20261205T${hour}0000\r\nEND:VEVENT`
  const reading = openCalendar(calendar(event(2, '12'), event(1, '10')), SETTING)
  expect(told(reading)).toEqual(['Встреча | 2026-12-05 12:00'])
  expect(reading.repeated).toBe(1)
})

test.each([
  ['no calendar', Buffer.from('Дата;Мероприятие'), 'not_a_calendar'],
  ['bytes that are no text', Buffer.from([0, 1, 2, 3, 255, 254, 0]), 'not_text'],
  ['a calendar without events', calendar(), 'no_events'],
  ['more than five megabytes', Buffer.alloc(5 * 1_048_576 + 1, 32), 'too_big'],
  [
    'more than five thousand events',
    calendar(...Array.from({ length: 5_001 }, () => 'BEGIN:VEVENT\r\nSUMMARY:a\r\nEND:VEVENT')),
    'too_many_events',
  ],
  [
    'series that come to more than five thousand',
    calendar(
      ...Array.from(
        { length: 20 },
        (_, n) =>
          `BEGIN:VEVENT\r\nUID:${n}\r\nSUMMARY:Встреча\r\nDTSTART:20261205T100000\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT`,
      ),
    ),
    'too_many_events',
  ],
])('%s is refused as a whole', (_, bytes, why) => {
  expect(openCalendar(bytes, SETTING)).toMatchObject({ refused: { why }, drafts: [] })
})

test('a rule that counts from the times of the tsar is a fault, not a long wait', () => {
  const reading = read('DTSTART:19010101T100000', 'RRULE:FREQ=DAILY;COUNT=99999')
  expect(reading.faulty[0]?.faults).toMatchObject([{ what: 'repeats_unclear' }])
})
