/**
 * Real time as the network lives by it: paces, pauses and leases of requests. It never goes back and is never moved, unlike
 * the clock that says what day it is.
 */
export interface Network {
  /** Milliseconds of a clock that only goes forward. */
  now(): number
  /** Waits without holding anything; a stop cuts it short. */
  wait(ms: number): Promise<void>
}
