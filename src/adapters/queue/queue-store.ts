import type { Queue } from 'bullmq'
import type { Log } from '../../application/ports/log.ts'
import type { FaultLog } from './fault-log.ts'

/** What of a BullMQ job a ring needs. */
export interface RingingJob {
  readonly id?: string | undefined
  readonly name: string
  /** The scheduler that made the job; absent for wake-ups. */
  readonly repeatJobKey?: string | undefined
}

/** What a store needs to open its queue. */
export interface StoreOptions {
  /** Where the store is. It holds a password: it goes into no log. */
  readonly url: string
  /** The queue's name, e.g. `posrednik-7000001`; without ":". */
  readonly name: string
  readonly process: (job: RingingJob) => Promise<void>
  readonly fault: FaultLog
  readonly log: Log
}

/** A queue with its worker in one of the two stores that BullMQ knows. */
export interface QueueStore {
  readonly queue: Queue
  /** Resolves when the store can be used for the first time; that may be never. */
  readonly ready: Promise<void>
  /** Calls `listener` each time the store has come back after an outage and may have lost what was in it. */
  onBack(listener: () => void): void
  /** Takes no new jobs from here on; those under way go on. */
  pause(): Promise<void>
  /** Lets jobs under way finish and disconnects, by force after `limitMs` milliseconds. Never throws. */
  close(limitMs: number): Promise<void>
}

/** How many rings may be under way at once: a slow one must not keep the others from ringing. */
export const CONCURRENCY = 4

/** After a lost connection BullMQ waits this long before it asks for jobs again. */
export const RETRY_MS = 1_000

/** Nothing in the store may grow: the board shows the last hundred rings, and that is all that is kept of them. */
export const QUEUE_OPTIONS = {
  defaultJobOptions: {
    removeOnComplete: { count: 100 },
    removeOnFail: { count: 100 },
    stackTraceLimit: 0,
  },
  streams: { events: { maxLen: 1_000 } },
} as const
