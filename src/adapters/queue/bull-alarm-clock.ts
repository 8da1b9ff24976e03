import type { AlarmState } from '../../application/ports/alarm-clock.ts'
import type { AlarmClockOptions, BullAlarmClock } from './alarm-clock-options.ts'
import { boardHandler } from './bull-board.ts'
import { createFaultLog, type FaultLog } from './fault-log.ts'
import { createHealing, type Healing } from './healing.ts'
import { inTime } from './in-time.ts'
import { openPostgresStore } from './postgres-store.ts'
import type { QueueStore, StoreOptions } from './queue-store.ts'
import { openRedisStore } from './redis-store.ts'
import { createRinging, type Ringing } from './ringing.ts'

/** How long a caller waits at most, also while the store does not answer; in milliseconds. */
const CALL_MS = 900
/** How long the start waits for a Redis that is not there yet. */
const READY_MS = 1_000
/** Together these two stay under the three seconds that a stop may take. */
const IDLE_MS = 1_000
const CLOSE_MS = 900

const UNKNOWN: AlarmState = { connected: false, waiting: 0, delayed: 0, failed: 0 }

/** BullMQ takes other ids for numbers or keys of its own, and says so only when it is called. */
const ID = /^(?!\d+$)[^:]+$/

interface Parts {
  readonly store: QueueStore
  readonly healing: Healing
  readonly ringing: Ringing
  readonly fault: FaultLog
}

const wake = async ({ store, fault }: Parts, id: string, delayMs: number): Promise<void> => {
  if (!ID.test(id)) throw new RangeError(`no id for a wake-up: ${id}`)
  const delay = Math.max(0, Math.round(delayMs))
  // Nothing of it is kept, not even when it failed: a job that is there keeps its id from being used again.
  const options = { jobId: id, delay, removeOnComplete: true, removeOnFail: true }
  await inTime(store.queue.add('wake', {}, options), CALL_MS).catch((error) => fault('wake', error))
}

const stateOf = async ({ store, fault }: Parts): Promise<AlarmState> => {
  try {
    const counts = await inTime(store.queue.getJobCounts('waiting', 'delayed', 'failed'), CALL_MS)
    const { waiting = 0, delayed = 0, failed = 0 } = counts
    return { connected: true, waiting, delayed, failed }
  } catch (error) {
    fault('state', error)
    return UNKNOWN
  }
}

const close = async ({ store, healing, ringing, fault }: Parts): Promise<void> => {
  healing.stop()
  await store.pause()
  await inTime(ringing.idle(), IDLE_MS).catch((error) => fault('close', error))
  await store.close(CLOSE_MS)
}

const clockOf = (parts: Parts): BullAlarmClock => {
  let closing: Promise<void> | null = null
  return {
    wake: (id, delayMs) => wake(parts, id, delayMs),
    heal: () => parts.healing.heal(),
    state: () => stateOf(parts),
    close: () => {
      closing ??= close(parts)
      return closing
    },
    board: (basePath) => boardHandler({ queue: parts.store.queue, basePath }),
  }
}

/**
 * Opens the alarm clock and registers its recurring jobs. A Redis that cannot be reached does not stop it: that is logged
 * as `queue_unreachable`, and the clock begins to ring as soon as Redis is there.
 * @throws the driver's error when the store is PostgreSQL and does not answer.
 * @example
 * const clock = await openAlarmClock({ store: { kind: 'redis', url }, name: 'posrednik-7000001', recurring, ring, log })
 */
export const openAlarmClock = async (options: AlarmClockOptions): Promise<BullAlarmClock> => {
  const { log, name, recurring } = options
  const { kind, url } = options.store
  const fault = createFaultLog(log)
  const ringing = createRinging(options.ring, log)
  const storeOptions: StoreOptions = { url, name, process: ringing.process, fault, log }
  const store = await (kind === 'redis' ? openRedisStore(storeOptions) : openPostgresStore(storeOptions))
  const healing = createHealing(store.queue, recurring, fault, log)
  store.onBack(() => void healing.heal())
  await inTime(store.ready, READY_MS).then(healing.heal, () => log.warn('queue_unreachable', { kind }))
  return clockOf({ store, healing, ringing, fault })
}
