import type { Deadline } from './deadline.ts'
import type { Told } from './deadline-rule.ts'
import type { LocalDate } from './local-date.ts'
import { addWorkingDays, type WorkingCalendar } from './working-calendar.ts'

/** On which day whom to tell of a deadline that is still open. */
export interface DeadlineNotice {
  readonly date: LocalDate
  readonly whom: Told
  /** Working days from the due day: negative – before it, 0 – on it. */
  readonly offset: number
}

/**
 * When an open deadline is spoken of: as the rule warns, on the due day, and to the head. A due day that is not worked
 * is spoken of on the working day before. What would come before the base day is left out: then nothing is due yet.
 */
export const deadlineNotices = (
  { rule, due, base }: Deadline,
  calendar: WorkingCalendar,
): DeadlineNotice[] => {
  const day = calendar.isWorking(due) ? due : addWorkingDays(calendar, due, -1).date
  const on = (offset: number): LocalDate => addWorkingDays(calendar, day, offset).date
  const isDated = rule.counting.kind === 'own_date'
  return [
    ...[...rule.warn.map((days) => -days), 0].map((offset) => ({ offset, whom: rule.tell })),
    ...(rule.head_after === undefined ? [] : [{ offset: rule.head_after, whom: 'head' as const }]),
  ]
    .map(({ offset, whom }) => ({ date: on(offset), whom, offset }))
    .filter(({ date }) => isDated || date >= base)
    .sort((a, b) => a.offset - b.offset)
}
