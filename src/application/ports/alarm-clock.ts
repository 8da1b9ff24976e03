/** Something that has to happen again and again: `every` milliseconds, or by a cron `pattern` in an IANA zone. */
export type Recurring =
  | { readonly name: string; readonly every: number }
  | { readonly name: string; readonly pattern: string; readonly tz: string }

/** What rings: the name of a recurring job, or `wake` with the id that was given. */
export interface Alarm {
  readonly name: string
  /** The id of a wake-up, e.g. `reminder-81-2`; null for recurring jobs. */
  readonly id: string | null
}

/** How the alarm clock is doing, for the operator's eye. */
export interface AlarmState {
  readonly connected: boolean
  readonly waiting: number
  readonly delayed: number
  readonly failed: number
}

/**
 * Rings at moments and at intervals (promises.md 6). It is an alarm clock and never a store: the truth is in PostgreSQL, and
 * whatever this loses – all of Redis, say – costs seconds of delay and nothing else, because a sweep looks at the rows
 * themselves. So nothing here throws for an outage: it is logged, counted, and the sweep goes on.
 */
export interface AlarmClock {
  /** Rings `wake` once after about `delayMs`. The same id again changes nothing; ids hold no ":" and are no bare numbers. */
  wake(id: string, delayMs: number): Promise<void>
  /** Makes sure that every recurring job is registered: after a loss of the queue's store they are made anew. */
  heal(): Promise<void>
  state(): Promise<AlarmState>
  /** Lets a ring that is under way finish (a few seconds at most), then lets go of the store. */
  close(): Promise<void>
}
