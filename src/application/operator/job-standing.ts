import { DAY_MS, type Operator } from './operator.ts'

const HOUR_MS = 3_600_000
/** A job that ran less than this share of what it should is behind. */
const ENOUGH = 0.9

/** What a job should have done in the window that is looked at, and what it did. */
export interface JobStanding {
  readonly job: string
  readonly expected: number
  readonly runs: number
  readonly failures: number
  readonly isBehind: boolean
}

/**
 * From when runs are counted: a day back, by the full hours in which they are kept, or from the first full hour of a
 * service that is younger.
 */
const windowStart = (now: number, firstRun: number): number =>
  Math.max(Math.floor((now - DAY_MS) / HOUR_MS) * HOUR_MS, firstRun + HOUR_MS)

/** One run at the edge of the window says nothing, none at all does. */
const isBehind = (expected: number, runs: number): boolean =>
  runs < expected * ENOUGH && (expected - runs > 1 || runs === 0)

/**
 * Expected against actual runs of every scheduled job over the last day. A service that is younger expects its share; one
 * that stood still expects all of it: that is what should be seen.
 */
export const jobStandings = async ({
  ledger,
  jobs,
  expected,
  wall,
}: Pick<Operator, 'ledger' | 'jobs' | 'expected' | 'wall'>): Promise<JobStanding[]> => {
  const now = wall.now()
  const firstRun = (await ledger.firstRun()) ?? now
  const from = windowStart(now, firstRun)
  const isTooYoung = from > now
  const share = isTooYoung ? 0 : (now - from) / DAY_MS
  const ran = new Map((await jobs.runsSince(isTooYoung ? firstRun : from)).map((each) => [each.job, each]))
  return [...expected].map(([job, perDay]) => {
    const { runs = 0, failures = 0 } = ran.get(job) ?? {}
    const due = Math.floor(perDay * share)
    return { job, expected: due, runs, failures, isBehind: isBehind(due, runs) }
  })
}
