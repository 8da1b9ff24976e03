/** How often a scheduled job ran in the last day, and how often it should have. */
export interface JobRuns {
  readonly job: string
  readonly runs: number
  readonly failures: number
}

/** Counts runs of scheduled jobs by the hour: expected against actual is the first thing an operator asks. Outages throw. */
export interface JobLedger {
  ran(job: string, at: number, isFailure: boolean): Promise<void>
  /** Runs of every job since a moment. */
  runsSince(at: number): Promise<readonly JobRuns[]>
}
