import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/setup/longest-first.ts'
import { SlowestFiles } from './test/setup/slowest-files.ts'
import { WORKERS } from './test/setup/workers.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres-cluster.ts'],
    maxWorkers: WORKERS,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', new SlowestFiles()],
    // Most of a file's time was reading the same modules anew. No test keeps anything in a module that another could see.
    isolate: false,
    setupFiles: ['test/setup/any-seed.ts'],
    // Generous: a busy machine makes a test slow, not wrong.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
