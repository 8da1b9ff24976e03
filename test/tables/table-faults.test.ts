import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openTable } from '../../src/adapters/files/tables/open-table.ts'
import { cellText } from '../../src/domain/tables/cell.ts'
import { nearestMinute } from '../../src/domain/tables/nearest-minute.ts'
import { excelParts, toldOf, zipOf } from './excel-file.ts'

const faultOf = (name: string): Buffer => readFileSync(new URL(`./files/faults/${name}`, import.meta.url))
const opened = (name: string) => toldOf(openTable(faultOf(name), name))
const csv = (text: string | Buffer) => toldOf(openTable(Buffer.from(text), 'a.csv'))
const textsOf = async (text: string) => (await csv(text)).rows.map(({ cells }) => cells.map(cellText))

describe('fault reports of other projects', () => {
  test('05 half a sign in a cell is none', async () => {
    const { rows } = await opened('05-cell-half-surrogate.xlsx')
    expect(rows[1]?.cells.map(cellText)).toEqual(['Концерт  хора', '05.12.2026'])
  })

  test('06 some seconds before midnight it is the next day already', async () => {
    const { rows } = await opened('06-serial-44s-before-midnight.xlsx')
    expect(rows[1]?.cells[1]?.value).toEqual({ kind: 'date', date: '1950-03-08' })
  })

  test('07 a strict workbook keeps the hour', async () => {
    const { rows } = await opened('07-strict-iso-datetime.xlsx')
    expect(rows[1]?.cells[1]?.value).toEqual({ kind: 'date', date: '2026-12-05', time: '14:00' })
  })

  test('08 a quotation mark that somebody forgot swallows nobody', async () => {
    const { rows, refusal } = await opened('08-quote-swallows-people.csv')
    expect(refusal).toBeNull()
    expect(rows.slice(1).map(({ number, cells }) => [number, ...cells.map(cellText)])).toEqual([
      [2, 'Иванова Анна Петровна', '01.02.1950', 'ул. Мира, 1'],
      [3, 'Петрова Мария Ивановна', '02.02.1951', 'ул. Мира, 2'],
      [4, 'Сидорова Ольга Ильинична', '03.03.1952', 'ул. Мира, 3'],
      [5, 'Кузнецова Вера Львовна', '04.04.1953', 'ул. Мира, 4'],
    ])
  })

  test('09 a moment in UTC is told as it stands: which day it is, whoever reads it knows', async () => {
    const { rows } = await opened('09-iso-utc-birth.csv')
    expect(rows[1]?.cells.map(cellText)).toEqual(['Иванова Анна Петровна', '1950-03-07T19:00:00.000Z'])
  })
})

describe('their brothers in a CSV', () => {
  test('rows within a forgotten mark may have marks of their own', async () => {
    const rows = await textsOf(
      'ФИО;Адрес;Год\nИванова;"Мира, 1;1951\nПетрова;"Мира; кв. 2";1952\nСидорова;Мира;"1953"\n',
    )
    expect(rows.slice(1)).toEqual([
      ['Иванова', 'Мира, 1', '1951'],
      ['Петрова', 'Мира; кв. 2', '1952'],
      ['Сидорова', 'Мира', '1953'],
    ])
  })

  test('where nobody can tell rows from lines of a cell the row is named', async () => {
    const { refusal } = await csv(
      'ФИО;Дата;Адрес\nИванова;01.02.1950;"Мира\nПетрова;02.03.1951;Мира\nкв. 2"\nСидорова;03.04.1952;Мира',
    )
    expect(refusal).toEqual({ refused: 'open_quote', row: 2 })
  })

  test('a mark that nothing closes, in the middle and in the last row, loses nobody; cells of several lines stay whole', async () => {
    const line = (n: number) => `Иванова Анна;01.02.1950;ул. Мира, ${n}`
    const lines = Array.from({ length: 100 }, (_, n) => line(n))
    lines[20] = 'Кац Анна;01.02.1950;"ул. Мира,\nкв. 2"'
    for (const [at, broken] of [
      [40, '"Петрова Анна;01.02.1950;ул. Мира, 40'],
      [99, 'Петрова Анна;01.02.1950;"ул. Мира, 40'],
    ] as const) {
      const { rows, refusal } = await csv(['ФИО;Дата;Адрес', ...lines.with(at, broken)].join('\r\n'))
      expect(refusal).toBeNull()
      expect(rows).toHaveLength(101)
      expect(rows[at + 1]?.number).toBe(at + 2)
      expect(rows[at + 1]?.cells.map(cellText)).toEqual(['Петрова Анна', '01.02.1950', 'ул. Мира, 40'])
      expect(rows[21]?.cells.map(cellText)).toEqual(['Кац Анна', '01.02.1950', 'ул. Мира,\nкв. 2'])
    }
  })

  test('quotes that are doubled, and a nickname in quotes, are a part of their cell', async () => {
    const rows = await textsOf(
      'ФИО;Дата;Адрес\nИванова "Аня" Петровна;1;"дом ""Ромашка"""\nПетрова;2;"Мира"\n',
    )
    expect(rows.slice(1)).toEqual([
      ['Иванова "Аня" Петровна', '1', 'дом "Ромашка"'],
      ['Петрова', '2', 'Мира'],
    ])
  })

  test('a cell of several lines stays one, though its lines have semicolons', async () => {
    const rows = await textsOf('ФИО;Дата;Адрес\nИванова;1;"Мира, 1;\nкв. 2; код 3"\nПетрова;2;"одна\nдве"')
    expect(rows.slice(1)).toEqual([
      ['Иванова', '1', 'Мира, 1;\nкв. 2; код 3'],
      ['Петрова', '2', 'одна\nдве'],
    ])
  })

  test.each([
    [
      'lone CR',
      'а;б\rв;г\r',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    [
      'ends that differ',
      'а;б\r\nв;г\nд;е\rж;з',
      [
        ['а', 'б'],
        ['в', 'г'],
        ['д', 'е'],
        ['ж', 'з'],
      ],
    ],
    [
      'the sign said before a lone CR',
      'sep=,\rа,б\rв,г',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    [
      'delimiters behind the last cell',
      'а;б;;;\nв;г;;;',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    ['rows of other lengths', 'а;б;в\nг\nд;е;ж;з', [['а', 'б', 'в'], ['г'], ['д', 'е', 'ж', 'з']]],
    [
      'doubled marks',
      'а;б\n"ООО ""Ромашка""";г',
      [
        ['а', 'б'],
        ['ООО "Ромашка"', 'г'],
      ],
    ],
    [
      'a mark after a blank',
      'а;б\n "в";г',
      [
        ['а', 'б'],
        [' "в"', 'г'],
      ],
    ],
    [
      'bars',
      'а|б\nв|г',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    [
      'a control character',
      'а;б\nв\u0001г в г в г в г;г',
      [
        ['а', 'б'],
        ['вг в г в г в г', 'г'],
      ],
    ],
  ])('%s', async (_, text, rows) => expect(await textsOf(text)).toEqual(rows))
})

describe('their brothers in a workbook', () => {
  const sheet = (cells: string, more = '') =>
    `<worksheet><sheetData><row r="1">${cells}</row></sheetData>${more}</worksheet>`
  const told = async (xml: string, parts: Record<string, Iterable<string>> = {}) => {
    const whole = excelParts([{ name: '1', rows: [[{ day: 1 }]] }])
    return toldOf(openTable(await zipOf({ ...whole, 'xl/worksheets/sheet1.xml': [xml], ...parts }), 'a.xlsx'))
  }

  test.each([
    [
      'a date in strict form without hours',
      '<c r="A1" t="d"><v>1950-03-08</v></c>',
      { kind: 'date', date: '1950-03-08' },
    ],
    [
      'a date that is none',
      '<c r="A1" t="d"><v>1950-02-31T00:00</v></c>',
      { kind: 'text', text: '1950-02-31T00:00' },
    ],
    [
      'an end of a line',
      '<c r="A1" t="str"><v>один_x000D_\nдва</v></c>',
      { kind: 'text', text: 'один\r\nдва' },
    ],
    [
      'a sign in halves that belong together',
      '<c r="A1" t="str"><v>_xD83D__xDE00_</v></c>',
      { kind: 'text', text: '😀' },
    ],
    [
      'nothing that may stand there',
      '<c r="A1" t="str"><v>а_x0000_б_xFFFF_</v></c>',
      { kind: 'text', text: 'аб' },
    ],
    ['a number below zero', '<c r="A1" s="1"><v>-5</v></c>', { kind: 'number', number: -5 }],
    ['a number that is none', '<c r="A1"><v>1e999</v></c>', { kind: 'text', text: '1e999' }],
    ['an error', '<c r="A1" t="e"><v>#REF!</v></c>', { kind: 'error', code: '#REF!' }],
    ['truth', '<c r="A1" t="b"><v>1</v></c>', { kind: 'boolean', is: true }],
    [
      'rich text',
      '<c r="A1" t="inlineStr"><is><r><t>Ан</t></r><r><t>на</t></r></is></c>',
      { kind: 'text', text: 'Анна' },
    ],
    ['a cell without its place', '<c t="str"><v>Анна</v></c>', { kind: 'text', text: 'Анна' }],
    ['a place that is none', '<c r="??" t="str"><v>Анна</v></c>', { kind: 'text', text: 'Анна' }],
    ['an unknown type', '<c r="A1" t="цвет"><v>Анна</v></c>', { kind: 'text', text: 'Анна' }],
  ])('%s', async (_, cells, value) => {
    const { rows } = await told(sheet(cells))
    expect(rows.map((row) => row.cells.map((cell) => cell.value))).toEqual([[value]])
  })

  test('a row and a column at the edge of the sheet', async () => {
    const far =
      '<worksheet><sheetData><row r="1048576"><c r="A1048576" t="str"><v>а</v></c></row></sheetData></worksheet>'
    expect((await told(far)).rows.map(({ number }) => number)).toEqual([1_048_576])
    const wide = sheet('<c r="A1" t="str"><v>а</v></c><c r="XFD1"/>')
    expect((await told(wide)).rows).toHaveLength(1)
  })

  test('a workbook without the part that its cells point to shows that something is missing', async () => {
    const { rows } = await told(sheet('<c r="A1" t="s"><v>0</v></c>'), { 'xl/sharedStrings.xml': [] })
    expect(rows[0]?.cells.map(cellText)).toEqual(['\uFFFD'])
  })

  test('a sheet that the workbook names and the file does not have is no sheet', async () => {
    const whole = excelParts([{ name: '1', rows: [['а']] }])
    const { 'xl/_rels/workbook.xml.rels': _, ...rest } = whole
    expect((await toldOf(openTable(await zipOf(rest), 'a.xlsx'))).refusal).toEqual({ refused: 'no_sheet' })
  })
})

test.each([
  [86_356, 1_440],
  [86_399, 1_440],
  [86_340, 1_439],
  [50_356, 840],
  [50_417, 840],
  [50_400, 840],
  [50_460, 841],
  [50_430, 840],
  [50_700.4, 845],
  [50_520.0001, 842],
])('%d seconds of a day are minute %d', (seconds, minute) => expect(nearestMinute(seconds)).toBe(minute))
