import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LIMITS, type TableLimits } from '../../src/adapters/files/tables/limits.ts'
import { openTable, openTableWithin } from '../../src/adapters/files/tables/open-table.ts'
import type { TableRow } from '../../src/domain/tables/cell.ts'
import { toldOf, zipOf } from './excel-file.ts'

const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet'
const HIDDEN =
  '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>'

/** A document of some sheets as LibreOffice packs it. */
const odsOf = (tables: string, more: Record<string, string[]> = {}): Promise<Buffer> =>
  zipOf({
    mimetype: [MIMETYPE],
    'content.xml': [
      `<office:document-content><office:automatic-styles>${HIDDEN}</office:automatic-styles>`,
      `<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ],
    ...more,
  })
const sheetOf = (rows: string): string => `<table:table table:name="Лист1">${rows}</table:table>`
const rowOf = (cells: string, more = ''): string => `<table:table-row ${more}>${cells}</table:table-row>`
const told = async (rows: string, limits: Partial<TableLimits> = {}) =>
  toldOf(openTableWithin({ ...LIMITS, ...limits })(await odsOf(sheetOf(rows)), 'a.ods'))
const valuesOf = async (cells: string) =>
  (await told(rowOf(cells))).rows[0]?.cells.map(({ value }) => value) ?? []
const cell = (attributes: string, text = '') => `<table:table-cell ${attributes}>${text}</table:table-cell>`
const typed = (type: string, value: string, text = '') =>
  cell(`office:value-type="${type}" ${value}`, text === '' ? '' : `<text:p>${text}</text:p>`)

const fileOf = (name: string): Buffer => readFileSync(new URL(`./files/${name}`, import.meta.url))

test('a list as it lies in real life says the same as its .xlsx, cell by cell', async () => {
  const [ods, xlsx] = await Promise.all([
    toldOf(openTable(fileOf('mess.ods'), 'mess.ods')),
    toldOf(openTable(fileOf('mess.xlsx'), 'mess.xlsx')),
  ])
  expect([ods.refusal, xlsx.refusal]).toEqual([null, null])
  expect(ods.rows.length).toBeGreaterThan(120)
  const plain = (rows: readonly TableRow[]) =>
    rows.map(({ number, sheet, cells }) => [number, sheet, ...cells.map(({ at, value }) => [at, value])])
  expect(plain(ods.rows)).toEqual(plain(xlsx.rows))
})

describe('what a cell of an .ods holds', () => {
  test.each([
    ['a text', typed('string', '', 'Анна'), { kind: 'text', text: 'Анна' }],
    ['a number', typed('float', 'office:value="12.5"', '12,5'), { kind: 'number', number: 12.5 }],
    ['percent', typed('percentage', 'office:value="0.5"', '50%'), { kind: 'number', number: 0.5 }],
    ['money', typed('currency', 'office:value="300"', '300 ₽'), { kind: 'number', number: 300 }],
    [
      'a day',
      typed('date', 'office:date-value="1950-03-08"', '8.3.50'),
      { kind: 'date', date: '1950-03-08' },
    ],
    [
      'a day with its hour',
      typed('date', 'office:date-value="2026-12-05T14:00:00.000000000"'),
      { kind: 'date', date: '2026-12-05', time: '14:00' },
    ],
    [
      'some seconds before midnight',
      typed('date', 'office:date-value="1950-03-07T23:59:16"'),
      { kind: 'date', date: '1950-03-08' },
    ],
    ['an hour', typed('time', 'office:time-value="PT12H00M00S"'), { kind: 'number', number: 0.5 }],
    ['truth', typed('boolean', 'office:boolean-value="true"'), { kind: 'boolean', is: true }],
    [
      'an error',
      typed('string', 'office:string-value="" calcext:value-type="error"', '#ССЫЛ!'),
      { kind: 'error', code: '#ССЫЛ!' },
    ],
    [
      'a number that is none',
      typed('float', 'office:value="много"', 'много'),
      { kind: 'text', text: 'много' },
    ],
    [
      'a day that is none',
      typed('date', 'office:date-value="1950-02-31"', '31.02.50'),
      { kind: 'text', text: '31.02.50' },
    ],
    ['a text without its type', cell('', '<text:p>Анна</text:p>'), { kind: 'text', text: 'Анна' }],
    [
      'lines, blanks, links',
      cell(
        '',
        '<text:p>а<text:s text:c="2"/><text:a>б</text:a><text:line-break/>в<text:tab/></text:p><text:p>г</text:p>',
      ),
      { kind: 'text', text: 'а  б\nв\t\nг' },
    ],
    [
      'no remark, no drawing',
      cell(
        '',
        '<office:annotation><dc:creator>я</dc:creator><text:p>сомнительно</text:p></office:annotation><draw:frame><text:p>рисунок</text:p></draw:frame><text:p>Анна</text:p>',
      ),
      { kind: 'text', text: 'Анна' },
    ],
    ['half a sign', cell('', '<text:p>Хор &#x1F3B5;</text:p>'), { kind: 'text', text: 'Хор 🎵' }],
    ['what was made harmless', typed('string', '', "'=1+1"), { kind: 'text', text: '=1+1' }],
  ])('%s', async (_, xml, value) => expect(await valuesOf(xml)).toEqual([value]))

  test('a formula keeps what it came to, or that nothing was kept', async () => {
    const { rows } = await told(
      rowOf(typed('float', 'table:formula="of:=1+1" office:value="2"', '2') + cell('table:formula="of:=A1"')),
    )
    expect(rows[0]?.cells.map(({ value, formula }) => [value.kind, formula])).toEqual([
      ['number', true],
      ['empty', true],
    ])
  })
})

describe('where it stands', () => {
  test('repeated cells and rows, and those that fill the sheet to its edge', async () => {
    const { rows, refusal } = await told(
      [
        rowOf(
          cell('table:number-columns-repeated="2"', '<text:p>а</text:p>') +
            cell('table:number-columns-repeated="16382"'),
        ),
        rowOf(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="9"'),
        rowOf(cell('') + cell('', '<text:p>б</text:p>'), 'table:number-rows-repeated="2"'),
        rowOf(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048564"'),
      ].join(''),
    )
    expect(refusal).toBeNull()
    expect(rows.map(({ number, cells }) => [number, ...cells.map(({ at }) => at)])).toEqual([
      [1, 'A1', 'B1'],
      [11, 'B11'],
      [12, 'B12'],
    ])
  })

  test('cells under a merged one share its value', async () => {
    const merged = cell(
      'table:number-columns-spanned="2" table:number-rows-spanned="2"',
      '<text:p>ФИО</text:p>',
    )
    const under = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    const { rows } = await told(rowOf(`${merged}<table:covered-table-cell/>`) + rowOf(under))
    expect(rows.flatMap(({ cells }) => cells.map(({ at, under }) => `${at} ${under ?? ''}`.trim()))).toEqual([
      ...['A1', 'B1 A1'],
      ...['A2 A1', 'B2 A1'],
    ])
  })

  test('rows in groups are rows; hidden sheets, old versions and help for typing are not', async () => {
    const row = (text: string) => rowOf(cell('', `<text:p>${text}</text:p>`))
    const file = await odsOf(
      [
        `<table:tracked-changes><table:cell-content-change>${row('было')}</table:cell-content-change></table:tracked-changes>`,
        `<table:content-validations><table:help-message><text:p>впишите</text:p></table:help-message></table:content-validations>`,
        `<table:table table:name="Тайный" table:style-name="off">${row('нет')}</table:table>`,
        `<table:table table:name="Лист"><table:shapes><draw:frame><text:p>рисунок</text:p></draw:frame></table:shapes>`,
        `<table:table-header-rows>${row('ФИО')}</table:table-header-rows>`,
        `<table:table-row-group>${row('Анна')}</table:table-row-group></table:table>`,
      ].join(''),
    )
    const { rows } = await toldOf(openTable(file, 'a.ods'))
    expect(rows.map(({ sheet, cells }) => [sheet, cells[0]?.value])).toEqual([
      ['Лист', { kind: 'text', text: 'ФИО' }],
      ['Лист', { kind: 'text', text: 'Анна' }],
    ])
  })
})

describe('what is not read says why', () => {
  const refusalOf = async (file: Promise<Buffer>, name = 'a.ods') =>
    (await toldOf(openTable(await file, name))).refusal?.refused
  const row = rowOf(cell('', '<text:p>а</text:p>'))

  test('passwords, macros, letters, no visible sheet, Numbers', async () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    expect(await refusalOf(odsOf(sheetOf(row), { 'META-INF/manifest.xml': [manifest] }))).toBe('encrypted')
    expect(await refusalOf(odsOf(sheetOf(row), { 'Basic/Standard/Module1.xml': ['<m/>'] }))).toBe('macros')
    expect(
      await refusalOf(
        zipOf({
          'content.xml': [
            '<office:document-content><office:body><office:text/></office:body></office:document-content>',
          ],
        }),
      ),
    ).toBe('not_a_table')
    expect(await refusalOf(odsOf('<table:table table:style-name="off"/>'))).toBe('no_sheet')
    expect(await refusalOf(zipOf({ 'Index/Document.iwa': ['x'] }), 'реестр.numbers')).toBe('numbers')
  })

  test('too much of anything: rows, columns, letters, merged cells', async () => {
    const many = 'table:number-rows-repeated="1000000"'
    expect((await told(rowOf(cell('', '<text:p>а</text:p>'), many))).refusal?.refused).toBe('too_many_rows')
    const wide = cell('table:number-columns-repeated="201"', '<text:p>а</text:p>')
    expect((await told(rowOf(wide))).refusal?.refused).toBe('too_many_columns')
    expect((await told(rowOf(cell('', `<text:p>${'я'.repeat(32_768)}</text:p>`)))).refusal?.refused).toBe(
      'long_cell',
    )
    const merged = cell('table:number-columns-spanned="2"', '<text:p>а</text:p>')
    expect((await told(rowOf(merged.repeat(3)), { merges: 2 })).refusal?.refused).toBe('too_many_merges')
  })
})
