import type { EventChange } from '../../../application/ports/office/event-change.ts'
import { touches, type Writers } from './writing.ts'

/** Reminders of an event belong to occasions of this kind, one for everybody who has a place: `ev.<event>.<citizen>`. */
export const eventOccasions = (event: string): string => `ev.${event}.`

/** Whose occasions change is looked at anew by the planner. */
const AGAIN = `insert into replans (person_id) select distinct person_id from changed
  on conflict (person_id) do update set seq = excluded.seq`

/** Writers of the event calendar. */
export const EVENT_WRITERS: Writers<EventChange> = {
  add_series: (writing, { id, department, rule, firstDay, by, on }) =>
    touches(
      writing,
      `insert into event_series (id, department_id, rule, first_day, made_by, made_on)
       values ($1, $2, $3::jsonb, $4, $5, $6)`,
      [id, department, rule, firstDay, by, on],
    ),
  add_event: async (writing, { event, uid, group, by, on }) => {
    const { id, department, districts, series, kind, day, time, endDay, endTime, details } = event
    await touches(
      writing,
      `insert into events (id, department_id, districts, series_id, kind, day, time, end_day, end_time, details, capacity,
         state, uid, made_by, made_on, group_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16)
       on conflict (department_id, uid) where uid is not null do nothing`,
      [
        ...[id, department, [...districts], series, kind, day, time, endDay, endTime],
        ...[JSON.stringify(details), event.capacity, event.state, uid, by, on, group],
      ],
    )
    return true
  },
  change_event: (writing, { event, revision }) =>
    touches(
      writing,
      `update events set districts = $3, kind = $4, day = $5, time = $6, end_day = $7, end_time = $8, details = $9::jsonb,
         capacity = $10, revision = revision + 1
       where id = $1 and revision = $2 and state <> 'cancelled' and ($10::int is null or taken <= $10)`,
      [
        ...[event.id, revision, [...event.districts], event.kind, event.day, event.time, event.endDay],
        ...[event.endTime, JSON.stringify(event.details), event.capacity],
      ],
    ),
  open_event: (writing, { event, revision }) =>
    touches(
      writing,
      `update events set state = 'open', revision = revision + 1 where id = $1 and revision = $2 and state = 'draft'`,
      [event, revision],
    ),
  cancel_event: (writing, { event, why, revision }) =>
    touches(
      writing,
      `with cancelled as (
         update events set state = 'cancelled', cancelled_why = $3, inviting_at = null, revision = revision + 1
         where id = $1 and revision = $2 and state <> 'cancelled' returning id),
       changed as (
         update occasions set closed_by = 'withdrawn' from cancelled
         where kind = 'event' and starts_with(occasions.id, $4) and closed_by is null returning person_id),
       again as (${AGAIN})
       select 1 from cancelled`,
      [event, revision, why, eventOccasions(event)],
    ),
  move_event_reminders: async (writing, { event, time: { day, time } }) => {
    await touches(
      writing,
      `with changed as (
         update occasions set date = $2, time = $3
         where kind = 'event' and starts_with(id, $1) and (date, time) <> ($2, $3) returning person_id)
       ${AGAIN}`,
      [eventOccasions(event), day, time],
    )
    return true
  },
}
