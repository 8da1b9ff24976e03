import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { fastFiles } from './fast-files.ts'
import { LongestFirst } from './longest-first.ts'
import { SlowestFiles } from './slowest-files.ts'
import { CORES } from './workers.ts'

/** `npm run test:fast`: what needs neither PostgreSQL nor a browser, for the minute between two edits. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: fastFiles(),
    maxWorkers: CORES,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', new SlowestFiles()],
    isolate: false,
    setupFiles: ['test/setup/any-seed.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
