import type { Queue } from 'bullmq'
import type { Recurring } from '../../application/ports/alarm-clock.ts'
import type { Log } from '../../application/ports/log.ts'
import type { FaultLog } from './fault-log.ts'
import { inTime } from './in-time.ts'
import { registerMissing, removeUnwanted } from './recurring-jobs.ts'

const HEAL_MS = 2_000

/** Keeps the recurring jobs registered. */
export interface Healing {
  /** Registers what is missing; takes two seconds at most and never throws. Calls at the same time are one. */
  heal(): Promise<void>
  /** From here on `heal` does nothing. */
  stop(): void
}

/**
 * Heals the recurring jobs of a queue. What an older version left behind is removed by the first round that succeeds and
 * never again: during a change of versions two of them would take each other's jobs away.
 */
export const createHealing = (
  queue: Queue,
  wanted: readonly Recurring[],
  fault: FaultLog,
  log: Log,
): Healing => {
  let isTidy = false
  let isStopped = false
  let round: Promise<void> | null = null
  const once = async (): Promise<void> => {
    if (!isTidy) await removeUnwanted(queue, wanted)
    isTidy = true
    const registered = await registerMissing(queue, wanted)
    if (registered > 0) log.info('recurring_registered', { jobs: registered })
  }
  return {
    heal: async () => {
      if (isStopped) return
      round ??= once().finally(() => {
        round = null
      })
      await inTime(round, HEAL_MS).catch((error) => fault('heal', error))
    },
    stop: () => {
      isStopped = true
    },
  }
}
