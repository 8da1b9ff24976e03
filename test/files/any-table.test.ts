import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/adapters/files/tables/limits.ts'
import { openTable } from '../../src/adapters/files/tables/open-table.ts'
import { openPackage } from '../../src/adapters/files/tables/zip-package.ts'
import { ScheduleReading } from '../../src/domain/events/event-draft.ts'
import { readTable } from '../events/sheet.ts'
import { toldOf, zipOf } from '../tables/excel-file.ts'
import { damages, isWellFormed, mutated, RUNS } from './mutations.ts'

const PATIENCE_MS = 10_000

const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => ending.test(name))
    .map((name) => ({ name, bytes: readFileSync(new URL(`${folder}${name}`, import.meta.url)) }))
const FOLDERS = ['../tables/files/', '../tables/files/faults/', '../events/files/']
const TEXTS = FOLDERS.flatMap((folder) => filesIn(folder, /\.csv$/))
const PACKED = FOLDERS.flatMap((folder) => filesIn(folder, /\.(?:xlsx|ods)$/))

/** Whatever comes, a table is told or refused, in time, and what is told of it can be kept and read as a plan. */
const opened = async (bytes: Buffer, name: string): Promise<void> => {
  const begun = performance.now()
  const told = await toldOf(openTable(bytes, name))
  expect(performance.now() - begun).toBeLessThan(PATIENCE_MS)
  expect(isWellFormed(told)).toBe(true)
  const reading = readTable(told.rows)
  expect(ScheduleReading.parse(reading)).toEqual(reading)
}

const tried = { numRuns: RUNS }

test('whatever happens to the bytes of a CSV on its way, nothing is thrown', { timeout: 0 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TEXTS), damages, ({ name, bytes }, all) =>
      opened(mutated(bytes, all), name),
    ),
    tried,
  )
})

test('whatever happens to the bytes of a packed table, nothing is thrown', { timeout: 0 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PACKED), damages, ({ name, bytes }, all) =>
      opened(mutated(bytes, all), name),
    ),
    tried,
  )
})

const PARTS = [
  ...[
    '[Content_Types].xml',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/sharedStrings.xml',
  ],
  ...['xl/worksheets/sheet1.xml', 'content.xml', 'META-INF/manifest.xml'],
]

/** The parts that a reader looks at, unpacked. */
const partsOf = async (bytes: Buffer): Promise<Map<string, Buffer>> => {
  const pack = await openPackage(bytes, LIMITS)
  const parts = new Map<string, Buffer>()
  for (const part of PARTS.filter((each) => pack.has(each))) {
    let text = ''
    for await (const piece of pack.text(part)) text += piece
    parts.set(part, Buffer.from(text))
  }
  return parts
}

test('whatever stands in the parts of a packed table, nothing is thrown', { timeout: 0 }, async () => {
  const unpacked = await Promise.all(
    PACKED.map(async ({ name, bytes }) => ({ name, parts: await partsOf(bytes) })),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...unpacked),
      fc.nat(7),
      damages,
      async ({ name, parts }, which, all) => {
        const names = [...parts.keys()]
        const hit = names[which % names.length]
        const changed = [...parts].map(([part, bytes]): [string, string[]] => [
          part,
          [(part === hit ? mutated(bytes, all) : bytes).toString('utf8')],
        ])
        await opened(await zipOf(Object.fromEntries(changed)), name)
      },
    ),
    tried,
  )
})
