import type { MonthlyChange } from '../../../application/ports/office/monthly-change.ts'
import { iso } from '../iso.ts'
import { BOOKING_WITHDRAWN } from './booking-rows.ts'
import { monthlyAsks } from './caseload-writers.ts'
import { reopenOfDeed } from './reopen-tasks.ts'
import { replanned, touches, type Writers, type Writing } from './writing.ts'

const markMonth: Writers<MonthlyChange>['mark_month'] = (writing, { citizen, month, marks }) =>
  // What is known stays where nothing new is said.
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
  )

/** The month is done, and nobody was reached, by what of its contacts and attempts still stands. */
const recountMonth = (writing: Writing, citizen: string, month: string): Promise<boolean> =>
  touches(
    writing,
    `update monthly_contacts set unreached = (
         select d.reason from standing_deeds d where d.citizen_id = $1 and d.outcome = 'not_reached' and left(d.day, 7) = $2
         order by d.at desc limit 1),
       done_on = (
         select min(day) from standing_deeds d where d.citizen_id = $1 and d.is_contact and left(d.day, 7) = $2)
     where citizen_id = $1 and month = $2`,
    [citizen, month],
  )

const withdrawDeed: Writers<MonthlyChange>['withdraw_deed'] = async (writing, change) => {
  const { deed, citizen, by, day, at, on } = change
  const isWithdrawn = await touches(
    writing,
    `insert into deed_withdrawals (deed_id, staff_id, at)
     select id, $2, $4 from deeds where id = $1 and staff_id = $2 and day = $3 and citizen_id = $5 on conflict do nothing`,
    [deed, by, day, iso(at), citizen],
  )
  if (!isWithdrawn) return false
  const month = day.slice(0, 7)
  await recountMonth(writing, citizen, month)
  await touches(writing, BOOKING_WITHDRAWN, [deed])
  await reopenOfDeed(writing, { deed, citizen }, { by, at, day: on })
  // An ask that was still to come when the deed settled it comes after all, unless another contact stands.
  await touches(
    writing,
    replanned(`update occasions set closed_by = null where id = any($1) and closed_by = 'done' and date >= $2
      and not exists (select 1 from monthly_contacts where citizen_id = $3 and month = $4 and done_on is not null)`),
    [monthlyAsks(citizen, month), on, citizen, month],
  )
  return true
}

const leaveMonth: Writers<MonthlyChange>['leave_month'] = async (writing, change) => {
  const { citizen, month, reason, by, at } = change
  await touches(
    writing,
    `update tasks set state = 'cancelled', result = $2, done_at = $3, done_by = $4, revision = revision + 1
     where citizen_id = $1 and kind = 'monthly_call' and state = 'open'`,
    [citizen, reason, iso(at), by],
  )
  // Whoever comes back within the month is called anew; who was asked is not asked twice.
  await touches(
    writing,
    `update monthly_contacts set call_task_on = null, listed_on = null, escalated_on = null
     where citizen_id = $1 and month = $2 and done_on is null`,
    [citizen, month],
  )
  await touches(
    writing,
    replanned(`update occasions set closed_by = 'withdrawn' where id = any($1) and closed_by is null`),
    [monthlyAsks(citizen, month)],
  )
  return true
}

const restoreMonth: Writers<MonthlyChange>['restore_month'] = async (writing, change) => {
  const { citizen, month, reason, day } = change
  await touches(
    writing,
    `update tasks set state = 'open', result = null, done_at = null, done_by = null, revision = revision + 1
     where citizen_id = $1 and kind = 'monthly_call' and state = 'cancelled' and result = $2 and params ->> 'month' = $3`,
    [citizen, reason, month],
  )
  await touches(
    writing,
    `update monthly_contacts set call_task_on = (select min(made_on) from tasks where citizen_id = $1
       and kind = 'monthly_call' and state = 'open' and params ->> 'month' = $2)
     where citizen_id = $1 and month = $2 and done_on is null and call_task_on is null`,
    [citizen, month],
  )
  await touches(
    writing,
    replanned(
      `update occasions set closed_by = null where id = any($1) and closed_by = 'withdrawn' and date >= $2`,
    ),
    [monthlyAsks(citizen, month), day],
  )
  return true
}

/** Writers of Y-monthly. */
export const MONTHLY_WRITERS: Writers<MonthlyChange> = {
  mark_month: markMonth,
  withdraw_deed: withdrawDeed,
  leave_month: leaveMonth,
  restore_month: restoreMonth,
}
