import type { MovableClock } from '../movable-clock.ts'

/** What happens while the clock is moved on: at each moment the bot does what it would have done then. */
export interface PassingTime {
  /** The next moment up to `until` (milliseconds since 1970) at which the bot has something to do; null – there is none. */
  next(until: number): Promise<number | null>
  /** Does what is due at the present moment of the clock. */
  now(): Promise<void>
}

/**
 * Plans reach about a day ahead, and some work has its hour (the weekly poster): so often at least the bot looks at them on
 * the way.
 */
const LONGEST_STEP_MS = 4 * 3_600_000

/**
 * Moves the clock forward as if the time had passed: it stops wherever the bot has something to do, so that a month of
 * reminders comes one by one, each at its hour, in some seconds. Without a bot that can tell, the clock just jumps.
 */
export class ClockWalk {
  readonly #clock: MovableClock
  readonly #time: PassingTime | undefined
  /** One walk after the other: two clicks on "an hour" are two hours. */
  #walking: Promise<void> = Promise.resolve()

  constructor(clock: MovableClock, time?: PassingTime) {
    this.#clock = clock
    this.#time = time
  }

  /** @param where the moment to walk to, from the one at which this walk begins */
  walk(where: (now: number) => number): Promise<void> {
    const walked = this.#walking.then(() => this.#walkTo(where(this.#clock.now())))
    this.#walking = walked.catch(() => undefined)
    return walked
  }

  async #walkTo(to: number): Promise<void> {
    const [clock, time] = [this.#clock, this.#time]
    await time?.now()
    while (time && clock.now() < to) {
      const step = Math.min(to, clock.now() + LONGEST_STEP_MS)
      const next = await time.next(step)
      clock.setTo(Math.max(clock.now(), next ?? step))
      await time.now()
    }
    if (clock.now() < to) clock.setTo(to)
  }
}
