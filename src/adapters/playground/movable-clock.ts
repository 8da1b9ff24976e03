import type { Clock } from '../../application/ports/clock.ts'

/** Told the new moment (milliseconds since 1970) each time the clock is moved or frozen by hand. */
export type MoveListener = (now: number) => void

/**
 * The playground's clock: real time plus an offset that only grows, so that a quarter of reminders can be
 * watched in a minute. It never shows a moment earlier than one it has already shown, even when the system
 * clock is set back.
 *
 * @example
 * const clock = MovableClock.frozenAt(Date.parse('2026-11-02T09:00:00+03:00'))
 * clock.advance(86_400_000) // the same hour, a day later
 */
export class MovableClock implements Clock {
  #offset = 0
  #frozen: number | undefined
  #shown = Number.NEGATIVE_INFINITY
  readonly #listeners = new Set<MoveListener>()
  readonly #real: () => number

  /** @param real the time it runs by, milliseconds since 1970; tests may give their own */
  constructor(real: () => number = Date.now) {
    this.#real = real
  }

  /** A clock that stands at `ms` from the start; it may stand in the past, because nobody has seen it yet. */
  static frozenAt(ms: number): MovableClock {
    const clock = new MovableClock()
    clock.freeze(ms)
    return clock
  }

  now(): number {
    const moment = this.#frozen ?? this.#real() + this.#offset
    this.#shown = Math.max(this.#shown, moment)
    return this.#shown
  }

  /** What is added to real time, in milliseconds; the journal keeps it. */
  get offset(): number {
    return this.now() - this.#real()
  }

  /** Whether the clock stands still. */
  get isFrozen(): boolean {
    return this.#frozen !== undefined
  }

  /**
   * Stops the clock at `ms` (by default at the present moment); from then on only {@link advance} and
   * {@link setTo} move it.
   * @throws RangeError when `ms` is earlier than a moment the clock has already shown
   */
  freeze(ms: number = this.now()): void {
    this.#refuseBackwards(ms, this.#shown)
    this.#frozen = ms
    this.#tell()
  }

  /**
   * Moves the clock forward by `ms` milliseconds.
   * @throws RangeError when `ms` is negative or not a number
   */
  advance(ms: number): void {
    this.setTo(this.now() + ms)
  }

  /**
   * Moves the clock forward to the moment `ms`; a running clock runs on from there.
   * @throws RangeError when `ms` is earlier than the present moment or not a number
   */
  setTo(ms: number): void {
    this.#refuseBackwards(ms, this.now())
    if (this.#frozen === undefined) this.#offset = ms - this.#real()
    else this.#frozen = ms
    this.#tell()
  }

  /** Calls `listener` after every move by hand. Returns the function that stops it. */
  onMove(listener: MoveListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #refuseBackwards(ms: number, earliest: number): void {
    if (ms >= earliest) return
    throw new RangeError(`the clock cannot go back: ${ms} is before ${earliest} or is not a moment`)
  }

  #tell(): void {
    const now = this.now()
    for (const listener of this.#listeners) listener(now)
  }
}
