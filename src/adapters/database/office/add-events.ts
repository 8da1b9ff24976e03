import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { YardEvent } from '../../../domain/events/yard-event.ts'
import { touches, type Writing } from './writing.ts'

interface NewEvents {
  readonly department: string
  readonly events: readonly (Omit<YardEvent, 'revision' | 'department'> & {
    readonly uid: string | null
    readonly group: string | null
  })[]
  readonly by: string
  readonly on: LocalDate
}

/** Puts events into the calendar of a department; what is there already under the same `uid` stays as it is. */
export const addEvents = async (
  writing: Writing,
  { department, events, by, on }: NewEvents,
): Promise<true> => {
  await touches(
    writing,
    `insert into events (id, department_id, districts, series_id, kind, day, time, end_day, end_time, details, capacity,
       state, uid, group_id, made_by, made_on)
     select n.id, $1, array(select jsonb_array_elements_text(n.districts)), n.series, n.kind, n.day, n.time, n."endDay",
       n."endTime", n.details, n.capacity, n.state, n.uid, n."group", $3, $4
     from jsonb_to_recordset($2::jsonb) as n(id text, districts jsonb, series text, kind text, day text, time text,
       "endDay" text, "endTime" text, details jsonb, capacity int, state text, uid text, "group" text)
     on conflict (department_id, uid) where uid is not null do nothing`,
    [department, JSON.stringify(events), by, on],
  )
  return true
}
