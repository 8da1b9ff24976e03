import type { Alarm, AlarmClock } from '../ports/alarm-clock.ts'
import type { Clock } from '../ports/clock.ts'
import type { JobLedger } from '../ports/job-ledger.ts'
import type { Log } from '../ports/log.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { Delivery } from './delivery.ts'
import type { Planner } from './plan-reminders.ts'

interface RoundDeps {
  readonly planner: Planner
  readonly delivery: Delivery
  readonly outbox: Outbox
  readonly jobs: JobLedger
  readonly clock: Clock
  /** Real time: jobs are scheduled and counted by it. */
  readonly wall: Clock
  readonly log: Log
  /** What time brings in the office: before every plan; asked often, each knows what is left to do. */
  readonly runs?: readonly ((at: number) => Promise<void>)[]
  /** What is looked at once a day before anything is planned or sent; asked often, each knows when its day is done. */
  readonly daily?: readonly (() => Promise<unknown>)[]
}

/** Wake-ups are set this far ahead only: what lies beyond is found by the sweeps to come. */
const NEAR_MS = 60_000
/** Distinct moments woken for at most: at more of them a second the sweep is as good. */
const MOST_WAKES = 200

/**
 * The round of reminders: plan, sweep, send, wake. Any part may be called at any time, twice, or by several processes –
 * each looks at what the database says and does what is left to do.
 */
export class Round {
  readonly #deps: RoundDeps
  #alarms: AlarmClock | null = null
  #sweeping: Promise<void> | null = null

  constructor(deps: RoundDeps) {
    this.#deps = deps
  }

  /** The alarm clock that wakes it between sweeps; without one (null) the sweeps alone find what is due. */
  useAlarms(alarms: AlarmClock | null): void {
    this.#alarms = alarms
  }

  /** What rings: `plan` and `sweep` by their schedule, `wake` for what is due now. */
  async ring({ name }: Alarm): Promise<void> {
    if (name === 'plan') await this.#counted('plan', () => this.plan())
    else if (name === 'sweep') await this.sweep()
    else this.send()
  }

  /** Begins to send what is due, and goes on by itself: a bulk of an hour must not hold up the sweeps. */
  send(): void {
    const { delivery, log } = this.#deps
    delivery.run().catch((error: Error) => log.warn('sending_broke_off', { fault: error.name }))
  }

  /** Plans everything up to the horizon and begins to send what is due already. */
  async plan(): Promise<number> {
    await this.#lookAtTheDay()
    for (const run of this.#deps.runs ?? []) await this.#ran(run)
    const planned = await this.#deps.planner.planAll()
    if (planned > 0) this.#deps.log.info('reminders_planned', { planned })
    this.send()
    return planned
  }

  /** What fails elsewhere must not keep reminders from being planned; the next plan runs it again. */
  async #ran(run: (at: number) => Promise<void>): Promise<void> {
    const { clock, log } = this.#deps
    await run(clock.now()).catch((error: Error) => log.error('office_run_failed', { fault: error.name }))
  }

  /** One look that fails holds up neither the others nor the reminders; the next plan looks again. */
  async #lookAtTheDay(): Promise<void> {
    const { daily = [], log } = this.#deps
    for (const look of daily)
      await look().catch((error: Error) => log.error('daily_work_failed', { fault: error.name }))
  }

  /** Puts right what was left behind, plans what changed, sends what is due. Calls at the same time are one. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#counted('sweep', () => this.#sweepOnce()).finally(() => {
      this.#sweeping = null
    })
    return this.#sweeping
  }

  async #sweepOnce(): Promise<void> {
    const { planner, delivery } = this.#deps
    // The morning's first message tells what this very day makes due.
    await this.#lookAtTheDay()
    await delivery.sweep()
    while ((await planner.planChanged()) > 0);
    this.send()
    await this.#setAlarms()
  }

  async #setAlarms(): Promise<void> {
    const { clock, outbox, delivery } = this.#deps
    if (!this.#alarms || !delivery.isOn) return
    const now = clock.now()
    // Cheap when nothing is missing; after a loss of the queue's store its jobs come back with this very sweep.
    await this.#alarms.heal()
    for (const { id, fence, at } of await outbox.dueSoon(now, now + NEAR_MS, MOST_WAKES))
      await this.#alarms.wake(`reminder-${id}-${fence}`, at - now)
  }

  /** The run failed; where even that cannot be written down, the first cause is the one to tell. */
  async #noteFailure(job: string): Promise<void> {
    const { jobs, wall, log } = this.#deps
    await jobs
      .ran(job, wall.now(), true)
      .catch((error: Error) => log.warn('job_not_counted', { job, fault: error.name }))
  }

  async #counted<T>(job: string, run: () => Promise<T>): Promise<T> {
    const { jobs, wall } = this.#deps
    try {
      const result = await run()
      await jobs.ran(job, wall.now(), false)
      return result
    } catch (error) {
      await this.#noteFailure(job)
      throw error
    }
  }
}
