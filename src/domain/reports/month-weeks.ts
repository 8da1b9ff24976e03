import { addDays, addMonths, type LocalDate, weekday } from '../calendar/local-date.ts'
import type { Stretch } from '../calendar/period.ts'

/**
 * The weeks of a month, Monday to Sunday, cut off where the month begins and ends.
 * @example monthWeeks('2026-11') // [{ from: '2026-11-01', to: '2026-11-01' }, { from: '2026-11-02', to: '2026-11-08' }, …]
 */
export const monthWeeks = (month: string): Stretch[] => {
  const first = `${month}-01`
  const last = addDays(addMonths(first, 1), -1)
  const weeks: Stretch[] = []
  for (let from = first; from <= last; ) {
    const sunday = addDays(from, 7 - weekday(from))
    const [to = last] = [sunday, last].sort()
    weeks.push({ from, to })
    from = addDays(to, 1)
  }
  return weeks
}

/** The week before the one that a day stands in, Monday to Sunday; `back` weeks further still. */
export const weekBefore = (day: LocalDate, back = 0): Stretch => {
  const from = addDays(day, 1 - weekday(day) - 7 * (back + 1))
  return { from, to: addDays(from, 6) }
}
