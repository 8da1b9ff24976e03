import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openTable } from '../../src/adapters/files/tables/open-table.ts'
import type { ScheduleReading } from '../../src/domain/events/event-draft.ts'
import type { TableRow } from '../../src/domain/tables/cell.ts'
import { rowsOf } from '../people/sheet.ts'
import { readTable } from './sheet.ts'

const rowsIn = async (bytes: Uint8Array, name: string): Promise<TableRow[]> => {
  const rows: TableRow[] = []
  for await (const told of openTable(bytes, name)) {
    if ('refused' in told) throw new Error(told.refused)
    rows.push(told)
  }
  return rows
}
const opened = async (name: string): Promise<ScheduleReading> =>
  readTable(await rowsIn(readFileSync(new URL(`./files/${name}`, import.meta.url)), name))

const told = ({ drafts }: ScheduleReading): string[] =>
  drafts.map(({ details, time: { day, time, endDay, endTime } }) =>
    [details.title, day, time, endDay, endTime].filter(Boolean).join(' '),
  )
const faults = ({ faulty }: ScheduleReading): string[] =>
  faulty.flatMap((row) => row.faults.map(({ at, heading, what }) => `${at} ${heading}: ${what}`))

const CONCERT = 'Концерт хора «Рябинушка» 2026-12-05 14:00'
const WALK = 'Скандинавская ходьба 2026-12-09 10:30'
const CINEMA = 'Киноклуб: фильм «Весна» 2026-12-09 16:00'
const TUESDAYS = ['01', '08', '15', '22', '29'].map(
  (day) => `Зарядка для суставов 2026-12-${day} 11:00 12:00`,
)
const EXHIBITION = 'Выставка вышивки 2026-12-12 10:00 2026-12-20 18:00'

test.each([
  ['LibreOffice', 'libreoffice.xlsx'],
  ['LibreOffice by its own format', 'libreoffice.ods'],
  ['Google Sheets by its format, .xlsx: figures with a point, a thousand empty rows', 'google.xlsx'],
])(
  '%s: a merged title, headings of two lines, true days and hours, a day merged over two events',
  async (_, name) => {
    const reading = await opened(name)
    expect(told(reading)).toEqual([CONCERT, WALK, CINEMA, ...TUESDAYS, EXHIBITION])
    expect(faults(reading)).toEqual([
      'B10 День: no_such_day',
      'C11 Время: time_unclear',
      'F11 Вход: price_unclear',
    ])
    expect(reading.drafts[0]).toMatchObject({
      kind: 'concert',
      capacity: 120,
      details: {
        place: 'ДК «Юность», большой зал',
        price: 0,
        ageFrom: 0,
        access: { lift: true, no_steps: true },
      },
    })
    expect(reading.unread).toEqual([])
  },
)

test.each(['libreoffice-utf8.csv', 'libreoffice-cp1251.csv', 'google.csv'])(
  '%s: the same, but nobody says that a day belongs to the next row too',
  async (name) => {
    const reading = await opened(name)
    expect(told(reading)).toEqual([CONCERT, WALK, ...TUESDAYS, EXHIBITION])
    expect(faults(reading)).toEqual([
      'B7 День: date_missing',
      'B10 День: no_such_day',
      'C11 Время: time_unclear',
      'F11 Вход: price_unclear',
      'B12 День: date_missing',
    ])
  },
)

test('a faulty row keeps what it says, to be mended field by field', async () => {
  const { faulty } = await opened('libreoffice.xlsx')
  expect(faulty[0]).toMatchObject({
    sheet: 'Декабрь',
    number: 10,
    plan: { month: 12, year: 2026 },
    texts: {
      title: 'Вечер романса',
      date: '31 ноября',
      time: '14:00',
      place: 'ДК «Юность»',
      price: 'бесплатно',
    },
  })
})

test('an export of Outlook as a table in English', () => {
  const reading = readTable(
    rowsOf([
      [
        'Subject',
        'Start Date',
        'Start Time',
        'End Date',
        'End Time',
        'All day event',
        'Location',
        'Priority',
      ],
      ['Choir', '25/12/2026', '14:00', '25/12/2026', '15:00', 'False', 'Club', 'Normal'],
      ['Fair', '5/12/2026', '14:00', '', '', 'False', 'Square', 'Normal'],
    ]),
  )
  expect(told(reading)).toEqual(['Choir 2026-12-25 14:00 15:00'])
  expect(faults(reading)).toEqual(['B3 Start Date: day_or_month'])
})

test('titles between rows give the month of the days under them; names under the table are no event', () => {
  const reading = readTable(
    rowsOf([
      ['План на 2026–2027 год'],
      ['Число', 'Время', 'Мероприятие', 'Место'],
      ['ДЕКАБРЬ 2026'],
      ['5', '12:00', 'Концерт', 'ДК'],
      ['ЯНВАРЬ 2027'],
      ['10', '12:00', 'Концерт', 'ДК'],
      [null, null, null, 'Директор'],
    ]),
  )
  expect(told(reading)).toEqual(['Концерт 2026-12-05 12:00', 'Концерт 2027-01-10 12:00'])
  expect(reading.faulty).toEqual([])
})

test('the same row twice counts once; columns that nobody knows are told', () => {
  const reading = readTable(
    rowsOf([
      ['Дата', 'Время', 'Мероприятие', 'Цвет афиши'],
      ['5 декабря', '12:00', 'Концерт', 'синий'],
      ['05.12.2026', '12.00', 'КОНЦЕРТ', 'красный'],
    ]),
  )
  expect(told(reading)).toEqual(['Концерт 2026-12-05 12:00'])
  expect([reading.repeated, reading.unread]).toEqual([1, ['Цвет афиши']])
})

test('broken cells are faults of their place', () => {
  const reading = readTable(
    rowsOf([
      ['Дата', 'Время', 'Мероприятие'],
      [{ value: { kind: 'error', code: '#REF!' } }, '12:00', 'Концерт'],
      [{ value: { kind: 'empty' }, formula: true }, '12:00', 'Концерт'],
      ['5 декабря', '12:00', 'Конц\uFFFDрт'],
    ]),
  )
  expect(faults(reading)).toEqual([
    'A2 Дата: error_cell',
    'A3 Дата: formula_unsaved',
    'C4 Мероприятие: garbled',
  ])
})

test.each([
  ['a letter', [['Уважаемые коллеги!'], ['Просим прислать план.']], 'no_heading'],
  [
    'headings without a day',
    [
      ['Мероприятие', 'Место'],
      ['Концерт', 'ДК'],
    ],
    'columns_missing',
  ],
  ['headings alone', [['Дата', 'Мероприятие']], 'no_events'],
])('%s is refused as a whole', (_, rows, why) => {
  expect(readTable(rowsOf(rows)).refused).toMatchObject({ why })
})

test('five thousand rows are read in bounded memory, one more is refused', async () => {
  const line = (n: number): string =>
    n % 100 === 99
      ? `31.02.2027;10:00;Концерт ${n};ДК;бесплатно`
      : `${String(1 + (n % 28)).padStart(2, '0')}.0${1 + (n % 9)}.2027;1${n % 9}:30;Концерт ${n};ДК «Юность», зал ${n % 7};${n % 5}00 руб.`
  const file = (rows: number): Buffer =>
    Buffer.from(
      ['Дата;Время;Мероприятие;Место;Цена', ...Array.from({ length: rows }, (_, n) => line(n))].join('\n'),
    )
  const bytes = file(5_000)
  const before = process.memoryUsage().heapUsed
  let rows = 0
  const counted = async function* () {
    for await (const each of openTable(bytes, 'plan.csv')) {
      if (!('refused' in each)) {
        rows += 1
        yield each
      }
    }
  }
  const taken: TableRow[] = []
  for await (const each of counted()) taken.push(each)
  const reading = readTable(taken)
  // Everything that is kept of it, rows of this test among it: some kilobytes for a row at most.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1_048_576)
  expect([rows, reading.drafts.length, reading.faulty.length]).toEqual([5_001, 4_950, 50])
  expect(faults(reading)[0]).toBe('A101 Дата: no_such_day')
  expect(readTable(await rowsIn(file(5_001), 'plan.csv')).refused).toMatchObject({ why: 'too_many_events' })
}, 240_000)

test('moments as programs write them: a strict cell, a text; in UTC they are asked about', async () => {
  expect(told(await opened('../../tables/files/faults/07-strict-iso-datetime.xlsx'))).toEqual([
    'Концерт 2026-12-05 14:00',
  ])
  const reading = readTable(
    rowsOf([
      ['Название', 'Дата'],
      ['Хор', '2026-12-05T14:00:00'],
      ['Чай', '2026-12-05T09:00:00.000Z'],
    ]),
  )
  expect([told(reading), faults(reading)]).toEqual([['Хор 2026-12-05 14:00'], ['B3 Дата: date_unclear']])
})
