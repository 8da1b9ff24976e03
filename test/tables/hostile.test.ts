import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { LIMITS, type TableLimits } from '../../src/adapters/files/tables/limits.ts'
import { openTableWithin } from '../../src/adapters/files/tables/open-table.ts'
import type { RefusalKind } from '../../src/domain/tables/refusal.ts'
import { type ExcelSheet, excelFile, excelParts, toldOf, zipOf } from './excel-file.ts'

/** What is told of a file at the end. */
const refusalOf = async (
  source: Uint8Array | AsyncIterable<Uint8Array>,
  name = 'a.xlsx',
  limits: Partial<TableLimits> = {},
) => (await toldOf(openTableWithin({ ...LIMITS, ...limits })(source, name))).refusal

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')
const sheet = (rows: ExcelSheet['rows'], more: Partial<ExcelSheet> = {}): ExcelSheet => ({
  name: '1',
  rows,
  ...more,
})
const small = () => excelFile(sheet([['ФИО'], ['Иванова Анна']]))
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

describe('files that are no table are refused by their bytes, whatever they are called', () => {
  test.each<[string, string, RefusalKind]>([
    ['nothing', '', 'empty'],
    ['an .xls of before 2007', `${OLE}${'\0'.repeat(600)}Workbook`, 'old_excel'],
    [
      'an .xlsx behind a password',
      `${OLE}${'\0'.repeat(600)}${[...'EncryptedPackage'].join('\0')}\0`,
      'encrypted',
    ],
    ['a PDF', '%PDF-1.7\n', 'pdf'],
    ['a program', 'MZ\x90\0\x03', 'program'],
    ['a program of another system', '\x7fELF\x02', 'program'],
    ['a script', '#!/bin/sh\nrm', 'program'],
    ['a picture', '\x89PNG\r\n\x1a\n', 'picture'],
    ['a photo', '\xff\xd8\xff\xe0', 'picture'],
    ['a drawing', '<svg xmlns="x"/>', 'web_page'],
    ['a web page that calls itself .xls', '\r\n<html><table><tr><td>1</td></tr></table>', 'web_page'],
    ['an archive', 'Rar!\x1a\x07', 'not_a_table'],
    ['a damaged .xlsx', 'PK\x03\x04 and no more', 'damaged'],
  ])('%s', async (_, content, refused) => {
    for (const name of ['a.xlsx', 'a.csv', 'реестр', '../../etc/a.xls'])
      expect(await refusalOf(bytes(content), name)).toEqual({ refused })
  })

  test.each<[string, RefusalKind]>([
    ['register.pdf.exe', 'program'],
    ['register.csv.js', 'program'],
    ['register.xlsm', 'macros'],
    ['register.docx', 'not_a_table'],
    [`${'x'.repeat(5_000)}.scr`, 'program'],
  ])('a name that ends as «%s» is refused though its bytes are a table', async (name, refused) => {
    expect(await refusalOf(Buffer.from('а;б\nв;г'), name)).toEqual({ refused })
  })

  test('a name with control signs, paths and 5 000 letters is only looked at for its ending', async () => {
    for (const name of ['../../x\0\u202e.csv', `${'x'.repeat(5_000)}.csv`, '', '.', '\n'])
      expect(await refusalOf(Buffer.from('а;б\nв;г'), name)).toBeNull()
  })

  test('a text document, a drawing and a bare archive are no tables', async () => {
    expect(await refusalOf(await zipOf({ 'word/document.xml': ['<w/>'] }))).toEqual({
      refused: 'not_a_table',
    })
    const letter =
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'
    expect(
      await refusalOf(await zipOf({ '_rels/.rels': [letter], 'word/document.xml': ['<w:document/>'] })),
    ).toEqual({ refused: 'not_a_table' })
    expect(await refusalOf(await zipOf({ 'content.xml': ['<office/>'] }))).toEqual({ refused: 'not_a_table' })
  })

  test('macros are found by their part and by the type of the workbook', async () => {
    const parts = excelParts([sheet([['а']])])
    expect(await refusalOf(await zipOf({ ...parts, 'xl/vbaProject.bin': ['x'] }))).toEqual({
      refused: 'macros',
    })
    const types =
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    const typed = { ...excelParts([sheet([['а']])]), '[Content_Types].xml': [types] }
    expect(await refusalOf(await zipOf(typed))).toEqual({ refused: 'macros' })
  })
})

/** Fields of the directory of an archive, changed for one part. */
const withDirectory = (zip: Buffer, part: string, change: (entry: Buffer) => void): Buffer => {
  const changed = Buffer.from(zip)
  for (let at = changed.indexOf('PK\x01\x02'); at >= 0; at = changed.indexOf('PK\x01\x02', at + 4)) {
    const length = changed.readUInt16LE(at + 28)
    if (changed.toString('utf8', at + 46, at + 46 + length) === part)
      change(changed.subarray(at, at + 46 + length))
  }
  expect(changed.equals(zip)).toBe(false)
  return changed
}

const PART = 'xl/worksheets/sheet1.xml'
function* zeros(millions: number): Generator<string> {
  yield '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>'
  const piece = '0'.repeat(1_000_000)
  for (let n = 0; n < millions; n += 1) yield piece
  yield '</v></c></row></sheetData></worksheet>'
}
const bomb = () => zipOf({ ...excelParts([sheet([])]), [PART]: zeros(30) })

describe('archives that attack', () => {
  test('a bomb is refused by its directory, before anything is unpacked', async () => {
    const file = await bomb()
    expect(file.length).toBeLessThan(100_000)
    expect(await refusalOf(file)).toEqual({ refused: 'zip_bomb' })
  })

  test('a bomb whose directory lies is stopped at the size that it claims', async () => {
    const lying = withDirectory(await bomb(), PART, (entry) => entry.writeUInt32LE(500_000, 24))
    expect(await refusalOf(lying)).toEqual({ refused: 'damaged' })
  })

  test('many small parts that make a large whole are refused', async () => {
    expect(await refusalOf(await small(), 'a.xlsx', { unpackedBytes: 1_000 })).toEqual({
      refused: 'zip_bomb',
    })
    expect(await refusalOf(await small(), 'a.xlsx', { parts: 3 })).toEqual({ refused: 'zip_bomb' })
  })

  test('a cell of a text without end does not fill the memory', async () => {
    expect(await refusalOf(await bomb(), 'a.xlsx', { ratio: 10_000 })).toEqual({ refused: 'long_cell' })
  })

  test('a part with a password is named so', async () => {
    const locked = withDirectory(await small(), PART, (entry) => entry.writeUInt16LE(0x0809, 8))
    expect(await refusalOf(locked)).toEqual({ refused: 'encrypted' })
  })

  test('a part that leads out of its folder is refused', async () => {
    const parts = { ...excelParts([sheet([['а']])]), '../../etc/passwd': ['x'] }
    expect(await refusalOf(await zipOf(parts))).toEqual({ refused: 'damaged' })
  })

  test('entities are not expanded', async () => {
    const xml = `<!DOCTYPE w [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`
    expect(await refusalOf(await zipOf({ ...excelParts([sheet([])]), [PART]: [xml] }))).toEqual({
      refused: 'damaged',
    })
  })

  test.each([
    ['tags that do not close', '<worksheet><sheetData><row r="1">'],
    ['rows that go back', '<worksheet><sheetData><row r="5"/><row r="2"/></sheetData></worksheet>'],
    [
      'columns that go back',
      '<worksheet><sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData></worksheet>',
    ],
  ])('%s are damage', async (_, xml) => {
    const { refused } = (await refusalOf(await zipOf({ ...excelParts([sheet([])]), [PART]: [xml] }))) ?? {}
    expect(refused).toBe('damaged')
  })

  test('however a file is cut or scratched, the answer is a value and never an exception', async () => {
    const file = await excelFile(
      sheet(
        [
          ['ФИО', { day: 18_334 }],
          ['Иванова Анна', 5],
        ],
        { merges: ['A1:A2'] },
      ),
    )
    for (let at = 4; at < file.length; at += 7) {
      const scratched = Buffer.from(file)
      scratched[at] = (scratched[at] as number) ^ 0x55
      await refusalOf(scratched)
      expect(await refusalOf(file.subarray(0, at))).not.toBeNull()
    }
  })
})

describe('too much is too much', () => {
  const rows = (count: number, width = 1) =>
    Array.from({ length: count }, () => Array.from({ length: width }, () => 'а'))
  const csv = (count: number, width = 1) =>
    Buffer.from(
      rows(count, width)
        .map((row) => row.join(';'))
        .join('\n'),
    )

  test('bytes: declared ones and a stream that goes on and on', async () => {
    const limits = { fileBytes: 1_000 }
    expect(await refusalOf(Buffer.alloc(1_001, 'a'), 'a.csv', limits)).toEqual({
      refused: 'too_big',
      limit: 1_000,
    })
    let pulled = 0
    const endless = async function* () {
      for (;;) {
        pulled += 1
        yield Buffer.alloc(100, 'a')
      }
    }
    expect(await refusalOf(endless(), 'a.csv', limits)).toEqual({ refused: 'too_big', limit: 1_000 })
    expect(pulled).toBe(11)
  })

  test('rows', async () => {
    const refused = { refused: 'too_many_rows', limit: 10, row: 11 }
    expect(await refusalOf(await excelFile(sheet(rows(11))), 'a.xlsx', { rows: 10 })).toEqual(refused)
    expect(await refusalOf(csv(11), 'a.csv', { rows: 10 })).toEqual(refused)
    expect(await refusalOf(csv(10), 'a.csv', { rows: 10 })).toBeNull()
  })

  test('columns', async () => {
    const refused = { refused: 'too_many_columns', limit: 200, row: 1 }
    expect(await refusalOf(await excelFile(sheet(rows(1, 201))))).toEqual(refused)
    expect(await refusalOf(csv(1, 201), 'a.csv')).toEqual(refused)
    expect(await refusalOf(csv(1, 200), 'a.csv')).toBeNull()
  })

  test('a cell', async () => {
    const long = 'а'.repeat(32_768)
    const refused = { refused: 'long_cell', limit: 32_767, row: 1 }
    expect(await refusalOf(await excelFile(sheet([[{ formula: 'A1', saved: long }]])))).toEqual(refused)
    expect(await refusalOf(Buffer.from(`${long};б`), 'a.csv')).toEqual(refused)
  })

  test('merged cells: too many, or one over the other', async () => {
    const many = Array.from({ length: 11 }, (_, n) => `A${2 * n + 1}:A${2 * n + 2}`)
    expect(
      await refusalOf(await excelFile(sheet([['а']], { merges: many })), 'a.xlsx', { merges: 10 }),
    ).toEqual({
      refused: 'too_many_merges',
      limit: 10,
    })
    const overlapping = Array.from({ length: 300 }, (_, n) => `A1:B${n + 100}`)
    expect(await refusalOf(await excelFile(sheet([['а']], { merges: overlapping })))).toEqual({
      refused: 'damaged',
      row: 1,
    })
  })

  test('a merged cell as large as the sheet costs no more than the columns that are taken', async () => {
    const { rows: told } = await toldOf(
      openTableWithin(LIMITS)(
        await excelFile(sheet([['а'], ['б']], { merges: ['A1:XFD1048576'] })),
        'a.xlsx',
      ),
    )
    expect(told.map(({ cells }) => cells.length)).toEqual([200, 200])
  })

  test('a workbook without a visible sheet has nothing to read', async () => {
    expect(await refusalOf(await excelFile(sheet([['а']], { hidden: true })))).toEqual({
      refused: 'no_sheet',
    })
  })

  test('a true font, taken for a table, is refused', async () => {
    const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf')
    expect(await refusalOf(readFileSync(font), 'a.csv')).toEqual({ refused: 'not_text' })
  })
})
