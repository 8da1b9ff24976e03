import { describe, expect, test } from 'vitest'
import { openTable } from '../../src/adapters/files/tables/open-table.ts'
import { dayOfSerial } from '../../src/adapters/files/tables/xlsx/read-cell.ts'
import { showsDay } from '../../src/adapters/files/tables/xlsx/styles.ts'
import { cellText } from '../../src/domain/tables/cell.ts'
import { type ExcelSheet, excelFile, excelParts, type Parts, toldOf, zipOf } from './excel-file.ts'

const told = async (file: Uint8Array) => {
  const { rows, refusal } = await toldOf(openTable(file, 'a.xlsx'))
  expect(refusal).toBeNull()
  return rows
}
/** Cells by address: `{ A1: 'text', … }`. */
const texts = async (file: Uint8Array) =>
  Object.fromEntries(
    (await told(file)).flatMap(({ cells }) => cells.map((cell) => [cell.at, cellText(cell)])),
  )
const cellAt = async (file: Uint8Array, at: string) =>
  (await told(file)).flatMap(({ cells }) => cells).find((cell) => cell.at === at)

const sheet = (rows: ExcelSheet['rows'], more: Partial<ExcelSheet> = {}): ExcelSheet => ({
  name: 'Лист1',
  rows,
  ...more,
})

describe('an .xlsx as Excel writes it', () => {
  test('texts, numbers, days, truth and errors keep their kinds', async () => {
    const file = await excelFile(sheet([['Ольга', 12.5, { day: 18_334 }, { is: true }, { error: '#REF!' }]]))
    const [row] = await told(file)
    expect(row?.cells.map(({ at, value }) => [at, value])).toEqual([
      ['A1', { kind: 'text', text: 'Ольга' }],
      ['B1', { kind: 'number', number: 12.5 }],
      ['C1', { kind: 'date', date: '1950-03-12' }],
      ['D1', { kind: 'boolean', is: true }],
      ['E1', { kind: 'error', code: '#REF!' }],
    ])
  })

  test('a formula is told as one, with the value it was saved with or without any', async () => {
    const file = await excelFile(
      sheet([[{ formula: 'A2&"x"', saved: 'Анна' }, { formula: '1+1', saved: 2 }, { formula: 'NOW()' }]]),
    )
    const [row] = await told(file)
    expect(row?.cells.map(({ formula, value }) => [formula, value])).toEqual([
      [true, { kind: 'text', text: 'Анна' }],
      [true, { kind: 'number', number: 2 }],
      [true, { kind: 'empty' }],
    ])
  })

  test('cells under merged ones share their value and name their owner', async () => {
    const rows = [
      ['ФИО', null, 'Адрес'],
      ['Анна', 'Иванова', 'ул. Мира, 1'],
      ['Пётр', 'Иванов', null],
    ]
    const file = await excelFile(sheet(rows, { merges: ['A1:B1', 'C2:C3'] }))
    expect(await cellAt(file, 'B1')).toMatchObject({ under: 'A1', value: { kind: 'text', text: 'ФИО' } })
    expect(await cellAt(file, 'C3')).toMatchObject({ under: 'C2', value: { text: 'ул. Мира, 1' } })
    expect(await cellAt(file, 'C2')).toMatchObject({ under: null })
  })

  test('visible sheets are read one after the other, hidden ones are not', async () => {
    const file = await excelFile(
      { name: 'Ленина & Мира', rows: [['а']] },
      { name: 'Черновик', rows: [['б']], hidden: true },
      { name: 'Садовая', rows: [['в']] },
    )
    expect((await told(file)).map((row) => row.sheet)).toEqual(['Ленина & Мира', 'Садовая'])
  })

  test('empty rows are left out and the others keep their numbers', async () => {
    expect((await told(await excelFile(sheet([['а'], [], [null], ['б']])))).map((row) => row.number)).toEqual(
      [1, 4],
    )
  })

  test('a workbook of an old Mac counts its days from 1904', async () => {
    const file = await zipOf(excelParts([sheet([[{ day: 16_872 }]])], true))
    expect(await texts(file)).toEqual({ A1: '1950-03-12' })
  })
})

/** Parts of a workbook with one sheet of the given XML. */
const withSheet = (xml: string, more: Parts = {}): Promise<Buffer> =>
  zipOf({ ...excelParts([sheet([])]), 'xl/worksheets/sheet1.xml': [xml], ...more })

describe('an .xlsx as others write it', () => {
  test('LibreOffice: texts in the cells and rich ones, without shared texts', async () => {
    const file = await withSheet(
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Анна</t></is></c><c r="B1" t="inlineStr"><is><r><t>Ива</t></r><r><rPr><b/></rPr><t>нова</t></r><rPh sb="0" eb="1"><t>звук</t></rPh></is></c></row></sheetData></worksheet>',
    )
    expect(await texts(file)).toEqual({ A1: 'Анна', B1: 'Иванова' })
  })

  test('prefixes, missing addresses, CDATA and days as ISO text', async () => {
    const file = await withSheet(
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v><![CDATA[а<б]]></x:v></x:c><x:c t="d"><x:v>1950-03-12T00:00:00</x:v></x:c></x:row><x:row><x:c><x:v>8.9001234567E10</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    )
    expect(await texts(file)).toEqual({ A1: 'а<б', B1: '1950-03-12', A2: '89001234567' })
  })

  test('rich shared texts are joined, marks of control signs are undone', async () => {
    const file = await withSheet(
      '<worksheet><sheetData><row r="3"><c r="C3" t="s"><v>0</v></c><c r="D3" t="s"><v>1</v></c></row></sheetData></worksheet>',
      {
        'xl/sharedStrings.xml': [
          '<sst><si><r><t>Ан</t></r><r><t>на</t></r></si><si><t>а_x000D_б</t></si></sst>',
        ],
      },
    )
    expect(await texts(file)).toEqual({ C3: 'Анна', D3: 'а\rб' })
  })

  test('the workbook and its parts may lie anywhere, as the relations say', async () => {
    const parts = excelParts([sheet([['Анна', { day: 18_334 }]])])
    const moved: Parts = {
      '_rels/.rels': [
        '<Relationships><Relationship Id="r1" Type="http://purl.oclc.org/x/officeDocument" Target="/book/main2.xml"/></Relationships>',
      ],
      'book/main2.xml': ['<workbook><sheets><sheet name="1" r:id="a"/></sheets></workbook>'],
      'book/_rels/main2.xml.rels': [
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="../s.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="t.xml"/><Relationship Id="c" Type="x/styles" Target="/st.xml"/></Relationships>',
      ],
      's.xml': parts['xl/worksheets/sheet1.xml'] as Iterable<string>,
      'book/t.xml': parts['xl/sharedStrings.xml'] as Iterable<string>,
      'st.xml': parts['xl/styles.xml'] as Iterable<string>,
    }
    expect(await texts(await zipOf(moved))).toEqual({ A1: 'Анна', B1: '1950-03-12' })
  })

  test('a text that is not there is told as garbled, not as empty', async () => {
    const file = await withSheet(
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>',
    )
    expect(await texts(file)).toEqual({ A1: '\uFFFD' })
  })
})

describe('days', () => {
  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [46_351, false, '2026-11-25'],
    [46_351.75, false, '2026-11-25'],
    [0, true, '1904-01-01'],
    [-1, false, null],
    [3_000_000, false, null],
  ])('%d (from 1904: %s) is %s', (serial, from1904, date) => {
    expect(dayOfSerial(serial, from1904)).toBe(date)
  })

  test.each([
    ['dd\\.mm\\.yyyy;@', true],
    ['[$-419]d mmmm yyyy "г.";@', true],
    ['ДД.ММ.ГГГГ', true],
    ['m/d/yy h:mm', true],
    ['h:mm:ss', false],
    ['[h]:mm', false],
    ['General', false],
    ['Standard', false],
    ['0" дней"', false],
    ['#,##0.00_р', false],
    ['[Red]0', false],
  ])('format %s shows a day: %s', (code, is) => expect(showsDay(code)).toBe(is))
})
