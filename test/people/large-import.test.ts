import { execFile } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeCsv } from '../../src/adapters/files/tables/csv/write-csv.ts'
import { writeXlsx } from '../../src/adapters/files/tables/xlsx/write-xlsx.ts'
import { zipped } from '../../src/adapters/files/tables/xlsx/zip-writer.ts'
import { excelParts } from '../tables/excel-file.ts'
import type { ImportRun } from './import-file.ts'
import { HEADING, largeRegister } from './large-register.ts'

const COUNT = 20_000
const MIB = 1_048_576
/** The whole process may have no larger heap than this: whoever keeps the rows dies. */
const HEAP_MIB = 96
const PROGRAM = fileURLToPath(new URL('import-file.ts', import.meta.url))
const register = largeRegister(COUNT, 20_261_125)
const rows = [HEADING, ...register.rows]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'register-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = async (path: string, mode: 'import' | 'rows'): Promise<ImportRun> => {
  const options = [`--max-old-space-size=${HEAP_MIB}`, '--expose-gc', '--import', 'tsx', PROGRAM, path, mode]
  const { stdout } = await promisify(execFile)(process.execPath, options, { maxBuffer: 16 * MIB })
  return JSON.parse(stdout) as ImportRun
}

/** cp1251 letter by letter, as old systems export. */
async function* inCp1251(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const letters = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, code) => code))
  const codes = new Map([...letters].map((letter, code) => [letter, code]))
  for await (const piece of pieces)
    yield Uint8Array.from(
      [...Buffer.from(piece).toString('utf8').replace('\uFEFF', '')],
      (each) => codes.get(each) ?? 63,
    )
}

const asExcel = () =>
  zipped(Object.entries(excelParts([{ name: 'Реестр', rows }])).map(([name, content]) => ({ name, content })))

describe.each([
  ['a CSV in UTF-8', 'register.csv', () => writeCsv(rows)],
  ['a CSV in cp1251', 'old.csv', () => inCp1251(writeCsv(rows))],
  ['an XLSX with texts in its cells', 'register.xlsx', () => writeXlsx(rows)],
  ['an XLSX with shared texts, as Excel writes it', 'excel.xlsx', asExcel],
] as const)('20 000 people in %s, one row in a hundred at fault', (_, name, write) => {
  let path: string
  beforeAll(async () => {
    path = join(folder, name)
    await pipeline(Readable.from(write()), createWriteStream(path))
  })

  test('every fault is named by row and column, and no other', async () => {
    const { counts, faults, heaps } = await run(path, 'import')
    expect(register.expected.length).toBeGreaterThan(150)
    expect(faults).toEqual(register.expected)
    expect(counts).toEqual({
      rows: COUNT + 1,
      new: register.people,
      faulty: COUNT - register.people,
      changed: 0,
      same: 0,
      duplicate: 0,
    })
    // Who has been seen is kept in mind with what their row said, since a second row of theirs is asked about: two
    // kilobytes a person at most.
    expect((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)).toBeLessThan(COUNT * 2_048)
  })

  test('reading keeps no rows: the heap is as large at the end as at the beginning', async () => {
    const { counts, heaps } = await run(path, 'rows')
    expect(counts['rows']).toBe(COUNT + 1)
    expect(heaps).toHaveLength(10)
    expect(Math.max(...heaps) - (heaps[0] ?? 0)).toBeLessThan(3 * MIB)
  })
})
