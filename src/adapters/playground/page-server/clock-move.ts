import { nextMorning } from './next-morning.ts'

/** How far the page's clock can be moved at once; `morning` is the next nine o'clock. */
export const CLOCK_MOVES = ['hour', 'day', 'week', 'month', 'morning'] as const
export type ClockMove = (typeof CLOCK_MOVES)[number]

const HOUR_MS = 3_600_000
const HOURS = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 } as const

/**
 * The moment to which a move leads from `now`.
 *
 * @returns milliseconds since 1970
 */
export const momentAfter = (move: ClockMove, now: number, timeZone: string): number =>
  move === 'morning' ? nextMorning(now, timeZone) : now + HOURS[move] * HOUR_MS
