import { setTimeout as sleep } from 'node:timers/promises'
import type { Network } from '../application/ports/network.ts'
import type { Timer } from '../application/ports/timer.ts'

/** Acts once after so many milliseconds of real time. */
export const timer: Timer = (ms, act) => {
  const timeout = setTimeout(act, ms)
  return () => clearTimeout(timeout)
}

/** Acts again and again. @returns the end of it */
export const every = (ms: number, act: () => void): (() => void) => {
  const interval = setInterval(act, ms)
  return () => clearInterval(interval)
}

/** The network's own time; a stop ends every wait at once. */
export const realNetwork = (stop: AbortSignal): Network => ({
  now: () => performance.now(),
  wait: (ms) =>
    sleep(ms, undefined, { signal: stop }).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error
    }),
})
