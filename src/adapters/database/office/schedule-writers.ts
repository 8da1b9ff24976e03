import type { ScheduleChange } from '../../../application/ports/office/schedule-change.ts'
import { NOTHING_KEPT } from '../../../domain/events/kept-reading.ts'
import { addEvents } from './add-events.ts'
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
  add_events: (writing, { events, ...rest }) =>
    addEvents(writing, { ...rest, events: events.map((event) => ({ ...event, group: null })) }),
}
