import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_EVERY_MS = 25

/**
 * Waits until a condition holds.
 * @throws Error that names what did not come about within the time.
 */
export const until = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> => {
  const from = performance.now()
  while (!(await holds())) {
    if (performance.now() - from > timeoutMs) throw new Error(`within ${timeoutMs} ms there was no: ${what}`)
    await sleep(LOOK_EVERY_MS)
  }
}

/** A number that looks random and is the same in every run: from 0 to `below`, that left out. */
export const seeded = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
