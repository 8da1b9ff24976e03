import { localMoment } from '../../domain/calendar/local-date.ts'
import type { Backups } from '../ports/backups.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'

/** From this hour of the region's night on: whoever works late is home, and the morning's messages are not yet planned. */
const FROM_HOUR = 2

/** A backup older than this is missed: the night's work failed, or never ran. */
export const BACKUP_STALE_MS = 26 * 3_600_000

interface Nightly {
  readonly backups: Backups
  readonly zone: string
  readonly clock: Clock
  readonly log: Log
}

const isDue = (last: number | null, now: number, zone: string): boolean => {
  const { date, time } = localMoment(now, zone)
  if (Number(time.split(':')[0]) < FROM_HOUR) return last === null
  return last === null || localMoment(last, zone).date < date
}

/**
 * One backup a night. It is asked for every few minutes, works beside whatever else is to be done, and tries again with the next
 * asking when it failed.
 */
export const nightlyBackup = ({ backups, zone, clock, log }: Nightly): (() => Promise<void>) => {
  let isRunning = false
  const run = async (at: number): Promise<void> => {
    try {
      const { rows, bytes } = await backups.make(at)
      log.info('backed_up', { rows, bytes })
    } catch (error) {
      log.error('backup_failed', { fault: (error as Error).name })
    } finally {
      isRunning = false
    }
  }
  return async () => {
    const now = clock.now()
    if (isRunning || !isDue(await backups.lastAt(), now, zone)) return
    isRunning = true
    void run(now)
  }
}
