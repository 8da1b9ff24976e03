import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openCalendar } from '../../src/adapters/files/ical/open-calendar.ts'
import { ScheduleReading } from '../../src/domain/events/event-draft.ts'
import { KINDS, TODAY } from '../events/sheet.ts'
import { damages, isWellFormed, mutated, RUNS } from './mutations.ts'

const SETTING = { zone: 'Asia/Yekaterinburg', today: TODAY, kinds: KINDS, source: 'afisha.ics' }
const PATIENCE_MS = 10_000

const filesIn = (folder: string): Buffer[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ics'))
    .map((name) => readFileSync(new URL(`${folder}${name}`, import.meta.url)))
const FILES = [...filesIn('../events/files/'), ...filesIn('../events/files/faults/')]

/** Whatever comes, a calendar is read or refused, in time, and what is told of it can be kept. */
const opened = (bytes: Buffer): ScheduleReading => {
  const begun = performance.now()
  const reading = openCalendar(bytes, SETTING)
  expect(performance.now() - begun).toBeLessThan(PATIENCE_MS)
  expect(ScheduleReading.parse(reading)).toEqual(reading)
  expect(isWellFormed(reading)).toBe(true)
  return reading
}

const NAMES = [
  ...[
    'DTSTART',
    'DTEND',
    'DURATION',
    'RRULE',
    'RDATE',
    'EXDATE',
    'RECURRENCE-ID',
    'SUMMARY',
    'DESCRIPTION',
    'LOCATION',
  ],
  ...[
    'GEO',
    'UID',
    'SEQUENCE',
    'LAST-MODIFIED',
    'STATUS',
    'CLASS',
    'ORGANIZER;CN=',
    'CATEGORIES',
    'URL',
    'CONTACT',
  ],
  ...[
    'DTSTART;TZID=',
    'DTSTART;VALUE=DATE',
    'SUMMARY;ENCODING=QUOTED-PRINTABLE',
    'DTEND;TZID="',
    'EXRULE',
    'X-Y',
  ],
  ...['TZOFFSETTO', 'TZOFFSETFROM', 'TZID', 'BEGIN', 'END', 'SUMMARY;ENCODING=BASE64;CHARSET=nonsense'],
]
const VALUES = [
  ...[
    '',
    'P',
    'PT',
    '-PT1H',
    'P1W',
    'PT99999999999S',
    '20261205',
    '20261205T140000Z',
    '20261205T140000+0300',
    '0',
  ],
  ...[
    '99991231T235959Z',
    '00000000T000000',
    '20261231T246060',
    'FREQ=DAILY',
    'FREQ=DAILY;UNTIL=',
    'FREQ=SECONDLY',
  ],
  ...[
    'FREQ=DAILY;COUNT=0',
    'FREQ=YEARLY;INTERVAL=99999',
    'FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=-1',
    'FREQ=WEEKLY;BYDAY=XX',
  ],
  ...[
    'FREQ=DAILY;COUNT=9999999',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=9999999',
    'FREQ',
  ],
  ...[
    '0;0',
    ';',
    '61,0;69,0',
    '1e999;-1e999',
    '+0500',
    '+5',
    '-99999',
    'VEVENT',
    'VTIMEZONE',
    'VALARM',
    'CONFIDENTIAL',
  ],
  ...[
    'CANCELED',
    'Europe/Moscow:20261205T140000',
    'Нигде":20261205T140000',
    '=D0=A5=',
    '=ZZ=',
    '&#x1F600;&#55357;',
  ],
  ...[
    '🎵'.repeat(400),
    'я'.repeat(3_000),
    '"',
    '\\',
    '\\n\\',
    ':',
    ',',
    '=',
    '(',
    'constructor',
    '__proto__',
    'NaN',
  ],
]
const line = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: 'binary', maxLength: 40 })),
  )
  .map(([name, value]) => `${name}:${value}`)
const calendarOf = (lines: readonly string[]): Buffer =>
  Buffer.from(
    [
      'BEGIN:VCALENDAR',
      ...['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Хор', 'DTSTART:20261205T140000', ...lines, 'END:VEVENT'],
      ...[
        'BEGIN:VEVENT',
        'UID:whole',
        'SUMMARY:Чай',
        'DTSTART:20261206T140000',
        'END:VEVENT',
        'END:VCALENDAR',
      ],
    ].join('\r\n'),
  )

test('whatever a property says, the event beside it is read', { timeout: 0 }, () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const { drafts } = opened(calendarOf(lines))
      // Unless the lines end the event themselves and begin others of their own.
      if (lines.some((each) => /^(?:BEGIN|END)/.test(each))) return
      expect(drafts.map(({ uid }) => uid)).toContain('whole')
    }),
    { numRuns: RUNS },
  )
})

test('each single value of each property alone', { timeout: 120_000 }, () => {
  for (const name of NAMES)
    for (const value of VALUES) {
      const { drafts } = opened(calendarOf([`${name}:${value}`]))
      if (name !== 'BEGIN' && name !== 'END') expect(drafts.map(({ uid }) => uid)).toContain('whole')
    }
})

test('whatever happens to the bytes of a calendar on its way, nothing is thrown', { timeout: 0 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...FILES), damages, (file, all) => {
      opened(mutated(file, all))
    }),
    { numRuns: RUNS },
  )
})
