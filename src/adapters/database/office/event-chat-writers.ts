import { touches, type Writing } from './writing.ts'

/** A chat that lets its card go is told of that person's events no more. */
export const forgetEventsOfChat = async (writing: Writing, person: string): Promise<void> => {
  await touches(
    writing,
    `with closed as (
       update occasions set closed_by = 'withdrawn' where person_id = $1 and kind = 'event' and closed_by is null
       returning person_id)
     insert into replans (person_id) select distinct person_id from closed
     on conflict (person_id) do update set seq = excluded.seq`,
    [person],
  )
  await touches(
    writing,
    `delete from reminders where person_id = $1 and state = 'planned' and starts_with(rule, 'event_')`,
    [person],
  )
}

/** Whoever has a place and joins their chat to the card afterwards is reminded there like everybody. */
export const remindInChat = async (writing: Writing, person: string, at: string): Promise<void> => {
  await touches(
    writing,
    `with joined as (
       insert into occasions (id, person_id, kind, date, time, said_at)
       select 'ev.' || e.id || '.' || c.id, $1, 'event', e.day, e.time, $2::timestamptz from citizens c
       join sign_ups s on s.citizen_id = c.id and s.state = 'going'
       join events e on e.id = s.event_id and e.state = 'open' and e.day >= left($2, 10)
       where c.person_id = $1
       on conflict (id) do update set person_id = excluded.person_id, date = excluded.date, time = excluded.time,
         said_at = excluded.said_at, closed_by = null
       returning person_id)
     insert into replans (person_id) select distinct person_id from joined
     on conflict (person_id) do update set seq = excluded.seq`,
    [person, at],
  )
}
