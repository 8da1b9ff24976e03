import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PATH = join(import.meta.dirname, 'durations.json')

/** Seconds that test files took when they were last measured, by path from the project: `{"test/office/board.test.ts": 12}`. */
export type Durations = Readonly<Record<string, number>>

export const readDurations = (): Durations => JSON.parse(readFileSync(PATH, 'utf8'))

/** Files under a second are not worth a line: it is the long ones that decide who waits at the end. */
export const writeDurations = (durations: Durations): void => {
  const kept = Object.entries(durations)
    .map(([path, seconds]) => [path, Math.round(seconds)] as const)
    .filter(([, seconds]) => seconds > 0)
    .sort(([, a], [, b]) => b - a)
  writeFileSync(PATH, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`)
}
