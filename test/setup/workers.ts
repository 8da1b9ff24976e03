import { availableParallelism } from 'node:os'

const MOST = 6

/** Files at once that only use the processor. */
export const CORES = Math.min(MOST, availableParallelism())

/** Files at once of all tests: one more, because half of its time a file waits for PostgreSQL, a browser or a child. */
export const WORKERS = Math.min(MOST, availableParallelism() + 1)
