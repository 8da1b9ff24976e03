import type { Alarm, AlarmClock, Recurring } from '../../application/ports/alarm-clock.ts'
import type { Log } from '../../application/ports/log.ts'
import type { BoardRoute } from './bull-board.ts'

/** What an alarm clock is opened with. */
export interface AlarmClockOptions {
  /** Where the queue lives; the url holds a password and is never logged. */
  readonly store: { readonly kind: 'redis' | 'postgres'; readonly url: string }
  /** The queue's name, e.g. `posrednik-7000001`; without ":". Clocks with the same name share their rings. */
  readonly name: string
  /** The recurring jobs of this version; others that are found are removed. */
  readonly recurring: readonly Recurring[]
  /** Called for each ring, several at once and for the same name too; what it throws is logged as `alarm_failed`. */
  readonly ring: (alarm: Alarm) => Promise<void>
  readonly log: Log
}

/** The alarm clock in BullMQ, with its board for the operator. */
export interface BullAlarmClock extends AlarmClock {
  /** A route that shows the queue, read-only, to whoever is let through to it; see `boardHandler`. */
  board(basePath: string): BoardRoute
}
