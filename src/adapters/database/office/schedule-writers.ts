import type { ScheduleChange } from '../../../application/ports/office/schedule-change.ts'
import { NOTHING_KEPT } from '../../../domain/events/kept-reading.ts'
import { touches, type Writers } from './writing.ts'

/** So long a schedule waits to be taken: then nobody asks for it any more, and its words are not kept. */
const KEPT_DAYS = 30

/** Writers of schedules that were sent. */
export const SCHEDULE_WRITERS: Writers<ScheduleChange> = {
  keep_schedule: (writing, { id, staff, kept, at }) =>
    touches(
      writing,
      `with gone as (
         delete from schedules where staff_id = $2 and made_at < $4::timestamptz - make_interval(days => $5))
       insert into schedules (id, staff_id, read, made_at) values ($1, $2, $3::jsonb, $4)`,
      [id, staff, JSON.stringify(kept), new Date(at).toISOString(), KEPT_DAYS],
    ),
  mend_schedule: (writing, { id, staff, kept, revision }) =>
    touches(
      writing,
      `update schedules set read = $4::jsonb, revision = revision + 1
       where id = $1 and staff_id = $2 and revision = $3 and state = 'read'`,
      [id, staff, revision, JSON.stringify(kept)],
    ),
  settle_schedule: (writing, { id, staff, state, revision }) =>
    touches(
      writing,
      `update schedules set state = $4, read = $5::jsonb, revision = revision + 1
       where id = $1 and staff_id = $2 and revision = $3 and state = 'read'`,
      [id, staff, revision, state, JSON.stringify(NOTHING_KEPT)],
    ),
  add_events: async (writing, { department, events, by, on }) => {
    await touches(
      writing,
      `insert into events (id, department_id, districts, series_id, kind, day, time, end_day, end_time, details, capacity,
         state, uid, made_by, made_on)
       select n.id, $1, array(select jsonb_array_elements_text(n.districts)), n.series, n.kind, n.day, n.time, n."endDay",
         n."endTime", n.details, n.capacity, n.state, n.uid, $3, $4
       from jsonb_to_recordset($2::jsonb) as n(id text, districts jsonb, series text, kind text, day text, time text,
         "endDay" text, "endTime" text, details jsonb, capacity int, state text, uid text)
       on conflict (department_id, uid) where uid is not null do nothing`,
      [department, JSON.stringify(events), by, on],
    )
    return true
  },
}
