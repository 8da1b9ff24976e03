import type { EventChange } from '../../../application/ports/office/event-change.ts'
import { addEvents } from './add-events.ts'
import { occasionOf } from './event-ids.ts'
import { REPLAN_CHANGED, replanned, touches, type Writers } from './writing.ts'

/** Which occasions remind of event $1. */
const ITS_OCCASIONS = `kind = 'event' and occasions.id in (
  select ${occasionOf('s.event_id', 's.citizen_id')} from sign_ups s where s.event_id = $1)`

/** Writers of the event calendar. */
export const EVENT_WRITERS: Writers<EventChange> = {
  add_series: (writing, { id, department, rule, firstDay, by, on }) =>
    touches(
      writing,
      `insert into event_series (id, department_id, rule, first_day, made_by, made_on)
       values ($1, $2, $3::jsonb, $4, $5, $6)`,
      [id, department, rule, firstDay, by, on],
    ),
  add_event: (writing, { event, uid, group, by, on }) =>
    addEvents(writing, { department: event.department, events: [{ ...event, uid, group }], by, on }),
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
         where ${ITS_OCCASIONS} and closed_by is null returning person_id),
       again as (${REPLAN_CHANGED})
       select 1 from cancelled`,
      [event, revision, why],
    ),
  move_event_reminders: async (writing, { event, time: { day, time } }) => {
    await touches(
      writing,
      replanned(
        `update occasions set date = $2, time = $3 where ${ITS_OCCASIONS} and (date, time) <> ($2, $3)`,
      ),
      [event, day, time],
    )
    return true
  },
}
