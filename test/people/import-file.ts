import { createReadStream } from 'node:fs'
import { openTable } from '../../src/adapters/files/tables/open-table.ts'
import { RegisterImport } from '../../src/domain/people/register-import.ts'
import { COLUMNS, TODAY } from './sheet.ts'

/** Rows between two looks at the heap. */
const EVERY = 2_000

/** What a run of this program says, as one line of JSON. */
export interface ImportRun {
  readonly counts: Record<string, number>
  readonly faults: string[]
  /** Bytes of the heap after a collection, every {@link EVERY} rows, the rows alone kept in no place. */
  readonly heaps: number[]
}

/**
 * A process of its own that imports a file, so that its heap is nobody else's: `node --expose-gc import-file.ts <path>`.
 * With `rows` as second word the table is only read, not judged.
 */
const main = async ([path = '', mode = 'import']: readonly string[]): Promise<ImportRun> => {
  const reading = new RegisterImport({ columns: COLUMNS, today: TODAY, known: [] })
  const faults: string[] = []
  const heaps: number[] = []
  let rows = 0
  for await (const told of openTable(createReadStream(path), path)) {
    if ('refused' in told) throw new Error(`refused: ${told.refused}`)
    rows += 1
    const outcome = mode === 'import' ? reading.take(told) : null
    if (outcome !== null && outcome.verdict !== 'duplicate') {
      const told = 'doubts' in outcome ? outcome.doubts : outcome.faults
      faults.push(...told.map(({ at, trouble }) => `${at} ${trouble}`))
    }
    if (rows % EVERY !== 0) continue
    globalThis.gc?.()
    heaps.push(process.memoryUsage().heapUsed)
  }
  return { counts: { ...reading.report().counts, rows }, faults, heaps }
}

if (process.argv[1] === import.meta.filename)
  process.stdout.write(JSON.stringify(await main(process.argv.slice(2))))
