import { addDays, type LocalDate, weekday } from './local-date.ts'

/** Public holidays that the Labour Code fixes for every year (ТК РФ, ст. 112), as `MM-DD`. */
export const PUBLIC_HOLIDAYS: ReadonlySet<string> = new Set([
  '01-01',
  '01-02',
  '01-03',
  '01-04',
  '01-05',
  '01-06',
  '01-07',
  '01-08',
  '02-23',
  '03-08',
  '05-01',
  '05-09',
  '06-12',
  '11-04',
])

/** Saturday or Sunday. */
export const isWeekend = (date: LocalDate): boolean => weekday(date) > 5

/** Whether a day is a public holiday, whatever day of the week it falls on. */
export const isHoliday = (date: LocalDate): boolean => PUBLIC_HOLIDAYS.has(date.slice(5))

/** Days off in place of the weekend days of 1–8 January are set by the decree of the year, not by the law itself. */
const movesByLaw = (date: LocalDate): boolean => !date.slice(5).startsWith('01-') && isWeekend(date)

/**
 * Days off that the law itself gives when a holiday falls on a weekend: the next working day after it. What a decree
 * of the year would add is unknown, so this serves years without a production calendar only.
 * @example movedByLaw(2028) // Set { '2028-11-06' } for Saturday 4 November
 */
export const movedByLaw = (year: number): ReadonlySet<LocalDate> => {
  const moved = new Set<LocalDate>()
  for (const holiday of [...PUBLIC_HOLIDAYS].map((day) => `${year}-${day}`)) {
    if (!movesByLaw(holiday)) continue
    let day = addDays(holiday, 1)
    while (isWeekend(day) || isHoliday(day) || moved.has(day)) day = addDays(day, 1)
    moved.add(day)
  }
  return moved
}
