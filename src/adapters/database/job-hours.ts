import type pg from 'pg'
import type { JobLedger, JobRuns } from '../../application/ports/job-ledger.ts'

const HOUR = 3_600_000

/** Runs of scheduled jobs in PostgreSQL, a row an hour. */
export class JobHours implements JobLedger {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async ran(job: string, at: number, isFailure: boolean): Promise<void> {
    await this.#pool.query({
      name: 'job-ran',
      text: `insert into job_hours (job, hour, runs, failures) values ($1, $2, 1, $3)
        on conflict (job, hour) do update set runs = job_hours.runs + 1, failures = job_hours.failures + excluded.failures`,
      values: [job, new Date(Math.floor(at / HOUR) * HOUR).toISOString(), isFailure ? 1 : 0],
    })
  }

  async runsSince(at: number): Promise<readonly JobRuns[]> {
    const { rows } = await this.#pool.query<JobRuns>(
      'select job, sum(runs)::int as runs, sum(failures)::int as failures from job_hours where hour >= $1 group by job order by job',
      [new Date(at).toISOString()],
    )
    return rows
  }
}
