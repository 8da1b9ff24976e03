import type { Alarm } from '../../application/ports/alarm-clock.ts'
import type { Log } from '../../application/ports/log.ts'
import { faultOf } from './fault-log.ts'
import type { RingingJob } from './queue-store.ts'

/** The rings of one process. */
export interface Ringing {
  /** Rings for a job; rejected when the ring failed, with an error that holds no text of the original. */
  process(job: RingingJob): Promise<void>
  /** Resolves as soon as no ring is under way. */
  idle(): Promise<void>
}

const alarmOf = ({ id, name, repeatJobKey }: RingingJob): Alarm => ({
  name,
  id: repeatJobKey === undefined ? (id ?? null) : null,
})

/**
 * Hands jobs to `ring`. A ring that throws is logged as `alarm_failed` and not tried again: the next regular ring looks
 * at the same rows. Only the fault's name goes on to the store, since texts of errors may hold a person's data.
 */
export const createRinging = (ring: (alarm: Alarm) => Promise<void>, log: Log): Ringing => {
  const under = new Set<Promise<void>>()
  const once = async (alarm: Alarm): Promise<void> => {
    try {
      await ring(alarm)
    } catch (error) {
      log.error('alarm_failed', { job: alarm.name, fault: faultOf(error) })
      throw new Error(faultOf(error))
    }
  }
  return {
    process: async (job) => {
      const ringing = once(alarmOf(job))
      under.add(ringing)
      try {
        await ringing
      } finally {
        under.delete(ringing)
      }
    },
    idle: async () => {
      await Promise.allSettled(under)
    },
  }
}
