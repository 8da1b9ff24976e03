import { ownEntry } from '../../domain/own-entry.ts'
import type { Alarm, AlarmClock } from '../ports/alarm-clock.ts'
import type { Log } from '../ports/log.ts'
import type { Delivery } from './delivery.ts'
import type { Round } from './round.ts'

/** What the place of the one sender brings: this process has it, or has it no more. */
export interface PlaceTaken {
  readonly onGained: () => Promise<void>
  readonly onLost: () => Promise<void>
}

/** An alarm clock that was opened, with whatever its adapter shows of it. */
export interface OpenedClock {
  readonly clock: AlarmClock
}

export interface OneSenderDeps<Opened extends OpenedClock> {
  readonly round: Round
  readonly delivery: Delivery
  readonly log: Log
  /** Wants the place from now on, until it is released. */
  readonly wantPlace: (taken: PlaceTaken) => { release(): Promise<void> }
  /** Opens the alarm clock; null – the sweeps alone find what is due. */
  readonly openClock: ((ring: (alarm: Alarm) => Promise<void>) => Promise<Opened>) | null
  /** A job of its own that the alarm clock rings for, by its name. */
  readonly jobs: Readonly<Record<string, () => Promise<void>>>
  /** How often the rows themselves are looked at; 0 – only when told to. */
  readonly sweepMs: number
  /** Real time in milliseconds, from whichever moment on. */
  readonly now: () => number
  readonly every: (ms: number, act: () => void) => () => void
}

/** How often it is looked whether a sweep is late. */
const NET_MS = 500
/** A sweep that the queue did not ring for is made up for after this share of its interval. */
const LATE = 1.1

/**
 * Reminders at work: one process of all is the sender. While it is, the alarm clock rings; under both lies a net: whatever the
 * queue forgets, the rows themselves are looked at in time (promises.md 6).
 */
export class OneSender<Opened extends OpenedClock> {
  readonly #deps: OneSenderDeps<Opened>
  #place: { release(): Promise<void> } | null = null
  #stopNet = (): void => undefined
  #sweptAt = Number.NEGATIVE_INFINITY
  #opened: Opened | null = null
  #opening: Promise<void> = Promise.resolve()

  constructor(deps: OneSenderDeps<Opened>) {
    this.#deps = deps
  }

  /** The alarm clock of this process; null – it is not the sender, or has none. */
  get opened(): Opened | null {
    return this.#opened
  }

  start(): void {
    const { wantPlace, every, sweepMs } = this.#deps
    this.#place = wantPlace({ onGained: () => this.#gained(), onLost: () => this.#lost() })
    if (sweepMs > 0) this.#stopNet = every(NET_MS, () => this.#makeUp())
  }

  async stop(): Promise<void> {
    this.#stopNet()
    await this.#place?.release()
  }

  async #gained(): Promise<void> {
    const { delivery, round, openClock } = this.#deps
    await delivery.begin()
    this.#quietly('plan', () => round.plan())
    if (!openClock) return
    this.#opening = openClock((alarm) => this.#rung(alarm)).then((opened) => {
      this.#opened = opened
      round.useAlarms(opened.clock)
    })
    this.#quietly('alarms', () => this.#opening)
  }

  async #lost(): Promise<void> {
    const { delivery, round } = this.#deps
    // Nothing more goes out from this very moment, however long the rest takes to close.
    delivery.halt()
    // A clock that is just being opened would go on ringing; that it could not be opened is told already.
    await Promise.allSettled([this.#opening])
    const opened = this.#opened
    this.#opened = null
    round.useAlarms(null)
    await Promise.all([delivery.end(), opened?.clock.close()])
  }

  async #rung(alarm: Alarm): Promise<void> {
    const { jobs, round, now } = this.#deps
    if (alarm.name === 'sweep') this.#sweptAt = now()
    const job = ownEntry(jobs, alarm.name)
    await (job ? job() : round.ring(alarm))
  }

  #makeUp(): void {
    const { now, sweepMs, round } = this.#deps
    if (now() - this.#sweptAt < sweepMs * LATE) return
    this.#sweptAt = now()
    this.#quietly('sweep', () => round.sweep())
  }

  #quietly(what: string, run: () => Promise<unknown>): void {
    run().catch((error: Error) => this.#deps.log.warn('reminders_failed', { what, fault: error.name }))
  }
}
