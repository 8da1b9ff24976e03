import type { MonthlyChange } from '../../../application/ports/office/monthly-change.ts'
import { touches, type Writers } from './writing.ts'

/** Writers of Y-monthly. */
export const MONTHLY_WRITERS: Writers<MonthlyChange> = {
  // What is known stays where nothing new is said.
  mark_month: (writing, { citizen, month, marks }) =>
    touches(
      writing,
      `insert into monthly_contacts as m (citizen_id, month, asked_on, asked_again_on, answer, call_task_on, listed_on, escalated_on, unreached, done_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (citizen_id, month) do update set asked_on = coalesce(excluded.asked_on, m.asked_on),
         asked_again_on = coalesce(excluded.asked_again_on, m.asked_again_on), answer = coalesce(excluded.answer, m.answer),
         call_task_on = coalesce(excluded.call_task_on, m.call_task_on), listed_on = coalesce(excluded.listed_on, m.listed_on),
         escalated_on = coalesce(excluded.escalated_on, m.escalated_on), unreached = coalesce(excluded.unreached, m.unreached),
         done_on = coalesce(excluded.done_on, m.done_on)`,
      [
        ...[citizen, month, marks.askedOn ?? null, marks.askedAgainOn ?? null, marks.answer ?? null],
        ...[marks.callTaskOn ?? null, marks.listedOn ?? null, marks.escalatedOn ?? null],
        ...[marks.unreached ?? null, marks.doneOn ?? null],
      ],
    ),
}
