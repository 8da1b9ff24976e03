import { addDays, type LocalDate } from '../calendar/local-date.ts'

/** For how many days two merged cards can be parted again (the same term and a day stand in `scenarios/retention.yaml`). */
export const WAY_BACK_DAYS = 30

/** The last day on which cards that are merged on a day can be parted. */
export const partedUntil = (day: LocalDate): LocalDate => addDays(day, WAY_BACK_DAYS)
