import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres-cluster.ts'],
    // Two cores: more files at once only make each other wait.
    maxWorkers: 2,
    // Most of a file's time was reading the same modules anew. No test keeps anything in a module that another could see.
    isolate: false,
    // Generous: a busy machine makes a test slow, not wrong.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
