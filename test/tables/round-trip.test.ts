import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCsv } from '../../src/adapters/files/tables/csv/write-csv.ts'
import { openTable } from '../../src/adapters/files/tables/open-table.ts'
import { writeXlsx } from '../../src/adapters/files/tables/xlsx/write-xlsx.ts'
import { cellText } from '../../src/domain/tables/cell.ts'
import { asWritten, harmless } from '../../src/domain/tables/harmless.ts'
import { toldOf, whole } from './excel-file.ts'

const DANGEROUS = [
  '=HYPERLINK("http://evil","x")',
  '+79001234567',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1+1',
  '＋7',
  '－1',
  '＠SUM',
  "'=1",
  "''@x",
]
const HARMLESS = ['Анна', "О'Генри", "'тихо'", 'а=б', 'кв. 5-7', '', '8 (900) 123-45-67', '№ 1']

/** Whether a spreadsheet could take a text for more than a text. */
const couldRun = (text: string): boolean => /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text)

describe('texts that a spreadsheet could run', () => {
  test.each(DANGEROUS)('%j is written so that it cannot be run, and comes back', (text) => {
    expect(couldRun(harmless(text))).toBe(false)
    expect(harmless(text)).toMatch(/^'/)
    expect(asWritten(harmless(text))).toBe(text)
  })

  test.each(HARMLESS)('%j stays as it is', (text) => {
    expect(harmless(text)).toBe(text)
    expect(asWritten(text)).toBe(text)
  })
})

/** Letters, signs that are dangerous to one format or the other, and what they are written with. */
const piece = fc.constantFrom(
  ...'абЯ1;,"\'=+-@ \t\n\r<&>_x'.split(''),
  '_x000D_',
  '＝',
  '\u00a0',
  '😀',
  '\u200f',
)
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
const table = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })

describe.each([
  ['CSV', writeCsv, 'a.csv'],
  ['XLSX', writeXlsx, 'a.xlsx'],
] as const)('%s', (format, write, name) => {
  const back = async (rows: readonly (readonly string[])[]) => {
    // The first row settles the divider, as the headings of a report do.
    const file = await whole(write([['Строка', 'Столбец', 'Причина', 'Значение'], ...rows]))
    const told = await toldOf(openTable(file, name))
    expect(told.refusal).toBeNull()
    return new Map(
      told.rows.slice(1).flatMap(({ cells }) => cells.map((each) => [each.at, cellText(each)] as const)),
    )
  }

  test('whatever is written comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const found = await back(rows)
        rows.forEach((row, r) => {
          row.forEach((each, c) => {
            const at = `${'ABCD'[c]}${r + 2}`
            if (each.trim() !== '') expect(found.get(at)).toBe(each)
          })
        })
      }),
      { numRuns: 150 },
    )
  })

  test('dangerous texts come back too', async () => {
    const found = await back(DANGEROUS.map((each) => [each]))
    expect([...found.values()]).toEqual(DANGEROUS)
  })

  test('no cell of the file itself begins as a formula', async () => {
    const file = await whole(write(DANGEROUS.map((each) => [each])))
    if (format === 'CSV') {
      expect(file.subarray(0, 3).toString('hex')).toBe('efbbbf')
      for (const line of file.toString('utf8').slice(1).split('\r\n').filter(Boolean))
        expect(line.replace(/^"/, '')).toMatch(/^'/)
    }
    const { rows } = await toldOf(openTable(file, name))
    expect(rows.flatMap(({ cells }) => cells).filter(({ formula }) => formula)).toEqual([])
  })

  test('numbers stay numbers, and nothing stays nothing', async () => {
    const { rows } = await toldOf(
      openTable(
        await whole(
          write([
            ['а', 'б', 'в'],
            [12, null, 'г'],
          ]),
        ),
        name,
      ),
    )
    expect(rows[1]?.cells.map((each) => [each.at, cellText(each)])).toEqual([
      ['A2', '12'],
      ['C2', 'г'],
    ])
  })

  test('20 000 rows are written piece by piece', async () => {
    let pieces = 0
    let largest = 0
    const rows = Array.from({ length: 20_000 }, (_, n) => [n, `Иванова Анна ${n}`])
    for await (const each of write(rows)) {
      pieces += 1
      largest = Math.max(largest, each.byteLength)
    }
    expect(pieces).toBeGreaterThan(5)
    expect(largest).toBeLessThan(200_000)
  })
})
