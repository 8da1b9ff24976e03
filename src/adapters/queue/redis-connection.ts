import { Redis } from 'ioredis'
import type { FaultLog } from './fault-log.ts'

/** A command of ours that Redis has not answered after this many milliseconds has failed. */
const COMMAND_MS = 800

const SLOWEST_MS = 2_000

/** Milliseconds until the next attempt to connect: 100, 200, … and then every 2 s for ever. */
const backoff = (attempt: number): number => Math.min(100 * 2 ** Math.min(attempt - 1, 10), SLOWEST_MS)

/** Options that both kinds of connection share; `disconnectTimeout` is also how long a process outlives its last socket. */
export const CONNECTION = { connectTimeout: 5_000, disconnectTimeout: 200, retryStrategy: backoff } as const

/**
 * A connection that answers fast or not at all: while Redis is down a command fails at once instead of waiting in
 * memory for the end of the outage. It connects again for ever.
 */
export const connectFailingFast = (url: string, fault: FaultLog): Redis => {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_MS,
    ...CONNECTION,
  })
  // Without a listener ioredis prints the error, address included.
  client.on('error', (error) => fault('connection', error))
  return client
}
