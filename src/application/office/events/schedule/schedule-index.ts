import type { OfficeForm } from '../../kit/office-form.ts'
import type { UseCases } from '../../kit/use-case.ts'
import { fixSchedule, MEND_SCHEDULE, mendSchedule } from './mend-schedule.ts'
import { WHICH_FILE } from './receive-schedule.ts'
import { leaveSchedule, listSchedule, showSchedule, showScheduleFaults } from './show-schedule.ts'
import { takeSchedule } from './take-schedule.ts'

/** Use cases about a schedule that was sent, by the name in their tokens. */
export const SCHEDULE_USE_CASES = {
  schedule: showSchedule,
  schedule_show: listSchedule,
  schedule_faults: showScheduleFaults,
  schedule_mend: mendSchedule,
  schedule_fix: fixSchedule,
  schedule_take: takeSchedule,
  schedule_leave: leaveSchedule,
} satisfies UseCases

/** Short dialogs about a schedule. */
export const SCHEDULE_FORMS: Readonly<Record<string, OfficeForm>> = {
  mend_schedule: MEND_SCHEDULE.form,
  which_file: WHICH_FILE.form,
}
