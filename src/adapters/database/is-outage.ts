/** Codes of the system and of the driver: the database, or the way to it, is not there. */
const AWAY: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
])

/**
 * Classes of PostgreSQL's codes: 08 connection, 53 resources (disk, memory, connections), 57P shut down by somebody, 58 the
 * system under it; 25006 a standby that takes no writes, 40 another writer was first. PNNNN are Prisma's own.
 */
const OF_DATABASE = /^(08|53|58)[0-9A-Z]{3}$|^57P\d{2}$|^25006$|^40[0-9A-Z]{3}$|^P1\d{3}$|^P2024$|^P2034$/

/** What the driver says without a code. */
const WORDS =
  /connection terminated|timeout exceeded when trying to connect|not queryable|after calling end on the pool|connection (?:is )?closed|can't reach database/i

const isOneOutage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (typeof code === 'string' && OF_DATABASE.test(code)) return true
  // A file that is missing is no outage, a socket that is missing is.
  if (typeof code === 'string' && AWAY.has(code)) return code !== 'ENOENT' || syscall === 'connect'
  return WORDS.test(error.message)
}

/**
 * Whether an error means that the database is away and all updates have to wait: nothing is wrong with this one. Looks
 * through what errors are wrapped in.
 * @example isOutage(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })) // true
 */
export const isOutage = (error: unknown, depth = 0): boolean => {
  if (isOneOutage(error)) return true
  if (!(error instanceof Error) || depth > 5) return false
  const inner = error instanceof AggregateError ? error.errors : []
  const { cause, meta } = error as { cause?: unknown; meta?: { driverAdapterError?: unknown } }
  return [...inner, cause, meta?.driverAdapterError].some((each) => isOutage(each, depth + 1))
}
