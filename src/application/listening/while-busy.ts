import type { Timer } from '../ports/timer.ts'

/** A sign that lasts five seconds is shown anew before it goes away. */
const AGAIN_MS = 4_500

/** Shows a sign for as long as work takes. */
export const whileBusy = async <T>(show: () => void, timer: Timer, work: () => Promise<T>): Promise<T> => {
  let cancel = (): void => undefined
  const showAgain = (): void => {
    show()
    cancel = timer(AGAIN_MS, showAgain)
  }
  showAgain()
  try {
    return await work()
  } finally {
    cancel()
  }
}
