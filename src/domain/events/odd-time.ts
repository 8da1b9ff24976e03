import type { LocalDate } from '../calendar/local-date.ts'
import { isHoliday } from '../calendar/public-holidays.ts'

const MORNING = '07:00'
const NIGHT = '22:00'

/**
 * What is unusual of a day and time, so that it is asked about once more: a public holiday, an hour at which people sleep.
 * Null – nothing.
 * @example oddTime('2027-01-01', '12:00') // 'holiday'
 */
export const oddTime = (day: LocalDate, time: string): 'holiday' | 'night' | null => {
  if (time !== '' && (time < MORNING || time >= NIGHT)) return 'night'
  return isHoliday(day) ? 'holiday' : null
}
