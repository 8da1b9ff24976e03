import type { JobSchedulerJson, Queue } from 'bullmq'
import type { Recurring } from '../../application/ports/alarm-clock.ts'

/** A job that is later than this many milliseconds is looked at: it may be waiting for a busy worker, or be lost. */
const LATE_MS = 5_000

/** Not `active`: a job that began to ring has made its successor, unless the store failed in that very moment. */
const TO_COME: readonly string[] = ['waiting', 'delayed', 'prioritized']

const isAsWanted = (found: JobSchedulerJson, wanted: Recurring): boolean =>
  'every' in wanted
    ? found.every === wanted.every
    : found.pattern === wanted.pattern && found.tz === wanted.tz

/** Whether the job that rings next is there; a scheduler without it would never ring again. */
const hasNext = async (queue: Queue, { key, next }: JobSchedulerJson): Promise<boolean> => {
  const job = await queue.getJob(`repeat:${key}:${next}`)
  if (job === undefined) return false
  return (next ?? 0) > Date.now() - LATE_MS || TO_COME.includes(await job.getState())
}

const register = async (queue: Queue, wanted: Recurring): Promise<void> => {
  const when = 'every' in wanted ? { every: wanted.every } : { pattern: wanted.pattern, tz: wanted.tz }
  await queue.upsertJobScheduler(wanted.name, when, { name: wanted.name, data: {} })
}

/**
 * Registers the recurring jobs that are missing, changed or stuck. Sound ones are left alone, so that a daily ring that
 * came due while the service was off still rings at its start instead of being moved to the next day.
 * @returns how many were registered.
 * @throws whatever the store fails with.
 */
export const registerMissing = async (queue: Queue, wanted: readonly Recurring[]): Promise<number> => {
  const found = new Map((await queue.getJobSchedulers()).map((each) => [each.key, each]))
  let registered = 0
  for (const each of wanted) {
    const known = found.get(each.name)
    if (known !== undefined && isAsWanted(known, each) && (await hasNext(queue, known))) continue
    await register(queue, each)
    registered += 1
  }
  return registered
}

/** Removes recurring jobs that an older version left behind. @throws whatever the store fails with. */
export const removeUnwanted = async (queue: Queue, wanted: readonly Recurring[]): Promise<void> => {
  const names = new Set(wanted.map(({ name }) => name))
  const found = await queue.getJobSchedulers()
  for (const { key } of found) if (!names.has(key)) await queue.removeJobScheduler(key)
}
