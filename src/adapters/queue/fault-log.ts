import type { Log } from '../../application/ports/log.ts'

/** Notes a fault of the queue's store. Never throws, so that it can stand in every listener and every catch. */
export type FaultLog = (kind: FaultKind, error: unknown) => void

/** What was being done when the store failed. */
export type FaultKind = 'connection' | 'worker' | 'wake' | 'heal' | 'state' | 'close'

const QUIET_MS = 10_000

/** Redis says what is wrong in the first word of a text that BullMQ may wrap; the rest of the text stays out of the log. */
const REDIS_WORD = /\b(OOM|NOAUTH|WRONGPASS|NOPERM|READONLY|LOADING|MISCONF|MASTERDOWN|NOREPLICAS|BUSY)\b/

/** What ioredis and pg say, without a code, when there is no connection to send a command on. */
const OFFLINE = /isn't writeable|Connection (?:is closed|terminated)/

/** A short name for a fault that is safe in a log: a code such as `ECONNREFUSED`, Redis's own word, or the error's class. */
export const faultOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return code
  if (OFFLINE.test(error.message)) return 'OFFLINE'
  return REDIS_WORD.exec(error.message)?.[1] ?? error.name
}

/**
 * Writes `queue_error` at most once in 10 s for each kind, because a store that is down fails several times a second;
 * `times` is how often that kind failed since its last line.
 */
export const createFaultLog = (log: Log): FaultLog => {
  const kinds = new Map<FaultKind, { saidAt: number; times: number }>()
  return (kind, error) => {
    const seen = kinds.get(kind) ?? { saidAt: Number.NEGATIVE_INFINITY, times: 0 }
    const times = seen.times + 1
    const now = performance.now()
    const isDue = now - seen.saidAt >= QUIET_MS
    if (isDue) log.warn('queue_error', { kind, fault: faultOf(error), times })
    kinds.set(kind, isDue ? { saidAt: now, times: 0 } : { saidAt: seen.saidAt, times })
  }
}
