import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/**
 * A look that is asked for every few seconds and done once a day by this process; a look that fails is made again with
 * the next asking.
 */
export const onceADay = (today: () => LocalDate, look: () => Promise<unknown>): (() => Promise<void>) => {
  let done: LocalDate | null = null
  return async () => {
    const day = today()
    if (done === day) return
    await look()
    done = day
  }
}
