import type { Log } from '../ports/log.ts'
import { type JobStanding, jobStandings } from './job-standing.ts'
import type { Operator } from './operator.ts'

/** The scheduled job that looks after the others. */
export const WATCH = 'watch'

/**
 * The daily look at the scheduled jobs: one that ran less than nine tenths of what it should is told as `job_behind`.
 * @returns those that are behind. Throws on an outage of the database.
 */
export const watchJobs = async (operator: Operator, log: Log): Promise<readonly JobStanding[]> => {
  // Counted first: whoever looks whether everybody ran has run.
  await operator.jobs.ran(WATCH, operator.wall.now(), false)
  const behind = (await jobStandings(operator)).filter((each) => each.isBehind)
  for (const { job, expected, runs } of behind) log.warn('job_behind', { job, expected, runs })
  return behind
}
