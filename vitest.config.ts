import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres-cluster.ts'],
    // Two cores: more files at once only make each other wait.
    maxWorkers: 2,
    // Most of a file's time was reading the same modules anew. No test keeps anything in a module that another could see.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
