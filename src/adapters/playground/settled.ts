import type { Changes } from './changes.ts'

const DEFAULT_TIMEOUT_MS = 60_000

/** Lets everything that is already on its way through the event loop happen. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function nextChange(changes: Changes, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (changed: boolean) => {
      stop()
      clearTimeout(timer)
      resolve(changed)
    }
    const timer = setTimeout(() => end(false), ms)
    const stop = changes.listen(() => end(true))
  })
}

/**
 * Waits, by listening to changes, until `isIdle` says yes and goes on saying so.
 *
 * @param options.quietMs how long nothing may happen before it counts, real milliseconds
 * @throws Error when it takes longer than `options.timeoutMs`
 */
export async function waitUntilSettled(
  changes: Changes,
  isIdle: () => boolean,
  { timeoutMs = DEFAULT_TIMEOUT_MS, quietMs = 0 }: { timeoutMs?: number; quietMs?: number },
): Promise<void> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    await nextTurn()
    const left = deadline - performance.now()
    if (left <= 0) throw new Error(`the playground did not settle within ${timeoutMs} ms`)
    if (!isIdle()) await nextChange(changes, left)
    else if (quietMs === 0 || !(await nextChange(changes, Math.min(quietMs, left)))) return
  }
}
