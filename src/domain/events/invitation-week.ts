import { addDays, type LocalDate, weekday } from '../calendar/local-date.ts'

/** The Monday of the week that a day lies in: invitations are counted from Monday to Sunday. @example mondayOf('2026-11-29') === '2026-11-23' */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - weekday(day))
