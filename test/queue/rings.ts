import type { Alarm } from '../../src/application/ports/alarm-clock.ts'

/** Writes down what rang, and lets a test wait for rings instead of for a time. */
export interface Rings {
  readonly ring: (alarm: Alarm) => Promise<void>
  /** Ids of wake-ups and names of recurring jobs, in the order in which they rang. */
  readonly heard: readonly string[]
  times(what: string): number
  /** Resolves when `what` has rung so many times in all. */
  until(what: string, times?: number): Promise<void>
}

/** Rings that are heard; `during` is done while one is under way. */
export const createRings = (during: (what: string) => Promise<void> = async () => undefined): Rings => {
  const heard: string[] = []
  const waiting = new Set<() => void>()
  const times = (what: string): number => heard.filter((each) => each === what).length
  return {
    heard,
    times,
    ring: async ({ name, id }) => {
      const what = id ?? name
      heard.push(what)
      for (const check of waiting) check()
      await during(what)
    },
    until: (what, wanted = 1) =>
      new Promise((resolve) => {
        const check = () => {
          if (times(what) < wanted) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
  }
}
