import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openCalendar } from '../../src/adapters/files/ical/open-calendar.ts'
import type { ScheduleReading } from '../../src/domain/events/event-draft.ts'
import { KINDS, TODAY } from './sheet.ts'

const SETTING = { zone: 'Asia/Yekaterinburg', today: TODAY, kinds: KINDS, source: 'afisha.ics' }
const FOLDER = new URL('./files/faults/', import.meta.url)
const NAMES = readdirSync(FOLDER)

const opened = (number: string): ScheduleReading => {
  const name = NAMES.find((each) => each.startsWith(number)) as string
  return openCalendar(readFileSync(new URL(name, FOLDER)), SETTING)
}
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
const bytesOf = (...lines: string[]): Buffer =>
  Buffer.from(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n'))
const calendar = (...lines: string[]): ScheduleReading => openCalendar(bytesOf(...lines), SETTING)
const one = (...lines: string[]): ScheduleReading =>
  calendar(...event('UID:1', 'SUMMARY:Встреча', 'DTSTART:20261205T090000Z', ...lines))

const when = ({ drafts }: ScheduleReading): string[] =>
  drafts.map(({ time: { day, time, endTime } }) => [day, time, endTime].filter(Boolean).join(' '))
const told = ({ drafts }: ScheduleReading): string[] =>
  drafts.map(({ details, time: { day, time } }) => `${details.title} | ${day} ${time}`)
const faults = ({ faulty }: ScheduleReading): string[] =>
  faulty.flatMap(({ faults }) => faults.map(({ number, heading, what }) => `${number} ${heading} ${what}`))

describe('fault reports of other projects: what is spoilt is one event, and the right value is read', () => {
  test('01 a duration without a number says nothing, and the next event is read', () => {
    expect(told(opened('01'))).toEqual(['Концерт | 2026-12-05 14:00', 'Выставка | 2026-12-06 14:00'])
  })

  test('02 a series whose last day is not said is a fault, not a series without end', () => {
    expect([told(opened('02')), faults(opened('02'))]).toEqual([[], ['1 RRULE repeats_unclear']])
  })

  test('03 a zone of one’s own whose offset lacks its noughts', () => {
    expect(told(opened('03'))).toEqual(['Концерт | 2026-12-05 14:00'])
  })

  test('04 a long description is cut before the emoji, not within', () => {
    const about = opened('04').drafts[0]?.details.about ?? ''
    expect(about).toMatch(/^я+…$/)
    expect(about.length).toBeLessThanOrEqual(600)
    expect(() => encodeURIComponent(about)).not.toThrow()
  })

  test('10 a moved day that is named in UTC stands in place of the day by the clocks of its series', () => {
    expect(told(opened('10'))).toEqual([
      'Концерт | 2026-12-02 04:30',
      'Концерт | 2026-12-16 04:30',
      'Концерт (позже) | 2026-12-09 06:00',
    ])
    expect(opened('10').drafts[2]?.occurrence).toBe('2026-12-09')
  })

  test('11 a line that is folded within the bytes of a sign', () => {
    expect(told(opened('11'))).toEqual(['Концерт 📞 звоните | 2026-12-05 14:00'])
  })

  test('12 a zone that only says how far it is, under a name in quotation marks', () => {
    expect(told(opened('12'))).toEqual(['Концерт | 2026-12-05 14:00'])
  })

  test('13 hours ahead of UTC behind the time', () => {
    expect(when(opened('13'))).toEqual(['2026-12-05 16:00'])
  })

  test('14 a cancelled event, however it is spelt', () => {
    expect(opened('14').drafts.map(({ cancelled }) => cancelled)).toEqual([true])
  })

  test('15 three days under one uid are three events', () => {
    const { drafts, repeated } = opened('15')
    expect(drafts.map(({ time }) => `${time.day} ${time.time}`)).toEqual([
      '2026-12-05 14:00',
      '2026-12-12 14:00',
      '2026-12-19 14:00',
    ])
    expect(new Set(drafts.map(({ uid, occurrence }) => `${uid}/${occurrence}`)).size).toBe(3)
    expect(repeated).toBe(0)
  })

  test('16 a point of zeros and an empty one are none; commas divide the digits', () => {
    expect(opened('16').drafts.map(({ details }) => details.point)).toEqual([
      null,
      null,
      { latitude: 61.0042, longitude: 69.0019 },
    ])
  })

  test('17 signs that a site wrote as entities', () => {
    expect(told(opened('17'))).toEqual(['Концерт & танцы "Юность" | 2026-12-05 14:00'])
  })

  test('18 a private event is left out, and said so', () => {
    const reading = opened('18')
    expect([reading.drafts, reading.faulty, reading.private]).toEqual([[], [], 1])
    expect(JSON.stringify(reading)).not.toContain('врача')
  })

  test('19 a title that is written byte by byte', () => {
    expect(told(opened('19'))).toEqual(['Хор | 2026-12-05 14:00'])
  })
})

describe('their brothers', () => {
  test.each([
    ['DURATION:PT', ['2026-12-05 14:00'], []],
    ['DURATION:', ['2026-12-05 14:00'], []],
    ['DURATION:PT1H30M', ['2026-12-05 14:00 15:30'], []],
    ['DURATION:P1DT1H', ['2026-12-05 14:00 15:00'], []],
    ['DURATION:-PT1H', [], ['1 DURATION date_unclear']],
    ['DURATION:P999999D', [], ['1 DURATION date_unclear']],
    ['DURATION:P99999999999999999999D', [], ['1 DURATION date_unclear']],
    ['DURATION:два часа', [], ['1 DURATION date_unclear']],
    ['DTEND:20261205T080000Z', [], ['1 DTEND end_before_start']],
    ['DTEND:', ['2026-12-05 14:00'], []],
    ['DTEND:завтра', [], ['1 DTEND date_unclear']],
    ['DTEND;VALUE=DATE:20261205', ['2026-12-05 14:00'], []],
    ['DTEND:99991231T235959Z', [], ['1 DTEND date_unclear']],
    ['EXDATE:мусор', ['2026-12-05 14:00'], []],
    ['RRULE:FREQ=DAILY;COUNT=2\r\nEXDATE:мусор', [], ['1 EXDATE repeats_unclear']],
    ['RRULE:FREQ=DAILY;COUNT=2\r\nEXDATE:', ['2026-12-05 14:00', '2026-12-06 14:00'], []],
    ['RRULE:FREQ=FORTNIGHTLY', [], ['1 RRULE repeats_unclear']],
    ['RRULE:FREQ', [], ['1 RRULE repeats_unclear']],
    ['RRULE:мусор', [], ['1 RRULE repeats_unclear']],
    ['RRULE:FREQ=DAILY;COUNT=0', [], ['1 RRULE repeats_unclear']],
    ['RRULE:FREQ=DAILY;INTERVAL=0', [], ['1 RRULE repeats_unclear']],
    ['RRULE:FREQ=WEEKLY;BYDAY=XX', [], ['1 RRULE repeats_unclear']],
    ['RRULE:FREQ=WEEKLY;BYDAY', [], ['1 RRULE repeats_unclear']],
    ['RRULE:FREQ=DAILY;UNTIL', [], ['1 RRULE repeats_unclear']],
    ['RRULE:FREQ=DAILY;UNTIL=20261305', [], ['1 RRULE repeats_unclear']],
    ['RRULE:FREQ=YEARLY;INTERVAL=99999', ['2026-12-05 14:00'], []],
    ['RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z', ['2026-12-05 14:00'], []],
    ['RRULE:', ['2026-12-05 14:00'], []],
    ['RECURRENCE-ID:мусор', [], ['1 RECURRENCE-ID repeats_unclear']],
    ['GEO:север', [], ['1 GEO point_unclear']],
    ['SEQUENCE:1e999', ['2026-12-05 14:00'], []],
  ])('%s', (line, days, expected) => {
    const reading = one(...line.split('\r\n'))
    expect([when(reading), faults(reading)]).toEqual([days, expected])
  })

  test.each([
    ['DTSTART:20261205T140000+0500', '2026-12-05 14:00'],
    ['DTSTART:2026-12-05T14:00:00+05:00', '2026-12-05 14:00'],
    ['DTSTART:2026-12-05T09:00:00.000Z', '2026-12-05 14:00'],
    ['DTSTART;VALUE=DATE:20261205T140000', '2026-12-05 14:00'],
    ['DTSTART;VALUE=DATE-TIME:20261205', '2026-12-05'],
    ['DTSTART;TZID=GMT+3:20261205T120000', '2026-12-05 14:00'],
    ['DTSTART;TZID=(UTC+03:00) Москва:20261205T120000', '2026-12-05 14:00'],
    ['DTSTART;TZID="Europe/Moscow":20261205T120000', '2026-12-05 14:00'],
    ['DTSTART;TZID=europe/moscow:20261205T120000', '2026-12-05 14:00'],
    ['DTSTART:20261205T140000\r\nDTSTART:20261206T140000', '2026-12-05 14:00'],
  ])('%s', (line, expected) => {
    const reading = calendar(...event('UID:1', 'SUMMARY:Встреча', ...line.split('\r\n')))
    expect([when(reading), faults(reading)]).toEqual([[expected], []])
  })

  test.each([
    ['DTSTART;TZID=Мирный:20261205T140000', '1 DTSTART zone_unknown'],
    ['DTSTART:00010101T000000Z', '1 DTSTART date_unclear'],
    ['DTSTART:20261205T250000', '1 DTSTART date_unclear'],
    ['DTSTART:', '1 DTSTART date_missing'],
    ['DTSTART:05.12.2026', '1 DTSTART date_unclear'],
  ])('%s', (line, expected) => {
    const reading = calendar(
      ...event('UID:1', 'SUMMARY:Встреча', line),
      ...event('UID:2', 'SUMMARY:Хор', 'DTSTART:20261206T140000'),
    )
    expect([told(reading), faults(reading)]).toEqual([['Хор | 2026-12-06 14:00'], [expected]])
  })

  test('a zone without an offset is unknown, one without an end swallows no event, rules by the second cost nothing', () => {
    const zone = (...lines: string[]) => ['BEGIN:VTIMEZONE', 'TZID:Свой', 'BEGIN:STANDARD', ...lines]
    const at = event('UID:1', 'SUMMARY:Хор', 'DTSTART;TZID=Свой:20261205T140000')
    expect(faults(calendar(...zone('TZOFFSETTO:полдень'), ...at))).toEqual(['1 DTSTART zone_unknown'])
    expect(told(calendar(...zone('TZOFFSETTO:+0300'), ...at))).toEqual(['Хор | 2026-12-05 16:00'])
    const bySecond = zone('DTSTART:16010101T000000', 'RRULE:FREQ=SECONDLY', 'TZOFFSETTO:GMT+03:00')
    expect(told(calendar(...bySecond, ...at))).toEqual(['Хор | 2026-12-05 16:00'])
  })

  test('summer time of a zone that only the file knows', () => {
    const change = (name: string, month: number, from: string, to: string) => [
      `BEGIN:${name}`,
      'DTSTART:19700101T020000',
      `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`,
      `TZOFFSETFROM:${from}`,
      `TZOFFSETTO:${to}`,
      `END:${name}`,
    ]
    const reading = calendar(
      ...['BEGIN:VTIMEZONE', 'TZID:Берлин по-своему'],
      ...change('DAYLIGHT', 3, '+0100', '+0200'),
      ...change('STANDARD', 10, '+0200', '+0100'),
      'END:VTIMEZONE',
      ...event(
        'UID:1',
        'SUMMARY:Хор',
        'DTSTART;TZID=Берлин по-своему:20270327T120000',
        'RRULE:FREQ=DAILY;COUNT=3',
      ),
    )
    expect(when(reading)).toEqual(['2027-03-27 16:00', '2027-03-28 15:00', '2027-03-29 15:00'])
  })

  test('all of a calendar that cancels is cancelled, and of the next one in the file nothing', () => {
    const bytes = Buffer.concat([
      bytesOf('METHOD:CANCEL', ...event('UID:1', 'SUMMARY:Хор', 'DTSTART:20261205T140000')),
      Buffer.from('\r\n'),
      bytesOf(...event('UID:2', 'SUMMARY:Чай', 'DTSTART:20261206T140000')),
    ])
    expect(openCalendar(bytes, SETTING).drafts.map(({ cancelled }) => cancelled)).toEqual([true, false])
  })

  test('confidential events and those of an unknown class are private, public ones are not', () => {
    const classes = ['CONFIDENTIAL', 'X-СВОИ', 'PUBLIC', 'public']
    const events = classes.flatMap((each, n) =>
      event(`UID:${n}`, `SUMMARY:Хор ${n}`, 'DTSTART:20261205T140000', `CLASS:${each}`),
    )
    const reading = calendar(...events)
    expect([reading.drafts.length, reading.private]).toEqual([2, 2])
  })

  test('a series of a hundred thousand days is laid out as far as a year goes', () => {
    expect(one('RRULE:FREQ=DAILY;COUNT=100000').drafts.length).toBeLessThan(370)
  })

  test('two hours of one day under one uid are two events; a second copy and an older sequence are none', () => {
    const at = (hour: number, sequence = 0) =>
      event('UID:1', 'SUMMARY:Хор', `SEQUENCE:${sequence}`, `DTSTART:20261205T${hour}0000`)
    expect(when(calendar(...at(12), ...at(15), ...at(12)))).toEqual(['2026-12-05 12:00', '2026-12-05 15:00'])
    expect(when(calendar(...at(12, 1), ...at(15, 0)))).toEqual(['2026-12-05 12:00'])
  })

  test('what is told byte by byte: soft breaks, another charset, half a sign', () => {
    const title = (line: string) =>
      told(calendar(...event('UID:1', ...line.split('\n'), 'DTSTART:20261205T140000')))[0]
    const QP = 'SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET'
    expect(title(`${QP}=UTF-8:=D0=A5=\n=D0=BE=D1=80 =\nрядом`)).toBe('Хор рядом | 2026-12-05 14:00')
    expect(title(`${QP}=windows-1251:=D5=EE=F0`)).toBe('Хор | 2026-12-05 14:00')
    expect(title(`${QP}=UTF-8:=D5=EE=F0 =D0=EE=EC=E0=ED=F1`)).toBe('Хор Романс | 2026-12-05 14:00')
    expect(title('SUMMARY;QUOTED-PRINTABLE;CHARSET=НИКАКОЙ:=D0=A5=D0=BE=D1=80')).toBe(
      'Хор | 2026-12-05 14:00',
    )
    expect(title('SUMMARY;ENCODING=BASE64:0KXQvtGA')).toBe('Хор | 2026-12-05 14:00')
    expect(title('SUMMARY:Хор &#55357;&#x110000;&laquo;Юность&raquo; &amp;quot;1&amp;quot;')).toBe(
      'Хор &#x110000;«Юность» "1" | 2026-12-05 14:00',
    )
  })

  test('a reminder within an event, lines of a text that are not folded, an event without an end', () => {
    const reading = calendar(
      ...event(
        'UID:1',
        'SUMMARY:Хор',
        'DTSTART:20261205T140000',
        'DESCRIPTION:Приходите',
        'Вход: бесплатно',
        'BEGIN:VALARM',
        'SUMMARY:Напоминание',
        'DURATION:P',
        'END:VALARM',
      ),
      'BEGIN:VEVENT',
      'UID:2',
      'SUMMARY:Чай',
      'DTSTART:20261206T140000',
    )
    expect(told(reading)).toEqual(['Хор | 2026-12-05 14:00', 'Чай | 2026-12-06 14:00'])
    expect(reading.drafts[0]?.details.about).toBe('Приходите Вход: бесплатно')
  })

  test.each(['\n', '\r', '\r\n'])('lines that end in %j, in UTF-8, UTF-16 and cp1251', (end) => {
    const text = [
      'BEGIN:VCALENDAR',
      ...event('UID:1', 'SUMMARY:Вечер рус', ' ского романса', 'DTSTART:20261205T140000'),
    ].join(end)
    const letters = new TextDecoder('windows-1251').decode(
      Uint8Array.from({ length: 256 }, (_, code) => code),
    )
    for (const bytes of [
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from([...text].map((letter) => letters.indexOf(letter))),
    ])
      expect(told(openCalendar(bytes, SETTING))).toEqual(['Вечер русского романса | 2026-12-05 14:00'])
  })

  test.each([
    ['', 'empty'],
    ['BEGIN:VCALENDAR', 'no_events'],
    ['BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Дело\nEND:VTODO\nBEGIN:VJOURNAL\nEND:VJOURNAL', 'no_events'],
    ['\n\n\n', 'not_a_calendar'],
  ])('%j is refused as %s', (text, why) => {
    expect(openCalendar(Buffer.from(text), SETTING).refused?.why).toBe(why)
  })

  test('a stray control character or half a sign is left out, the event is read', () => {
    const reading = calendar(
      ...event('UID:1', 'SUMMARY:Хор\u0001 вет\u0000еранов', 'DTSTART:20261205T140000'),
    )
    expect(told(reading)).toEqual(['Хор ветеранов | 2026-12-05 14:00'])
  })

  test('lines of a megabyte, folded ten thousand times or open tags without end cost little', () => {
    const long = [...Array.from({ length: 15_000 }, () => ` ${'я'.repeat(37)}`)]
    const begun = performance.now()
    const about = one('DESCRIPTION:Я', ...long).drafts[0]?.details.about
    expect(about?.length).toBe(600)
    for (const line of [
      '<p'.repeat(500_000),
      '&'.repeat(1_000_000),
      '"('.repeat(500_000),
      'a;'.repeat(500_000),
    ])
      expect(one(`DESCRIPTION:${line}`, `X-${line}`).refused).toBeNull()
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
