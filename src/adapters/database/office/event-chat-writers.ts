import { REMIND_OF_BOOKINGS } from './booking-rows.ts'
import { occasionOf } from './event-ids.ts'
import { CALLS } from './event-news-writer.ts'
import { replanned, touches, type Writing } from './writing.ts'

/** What of its events a chat would still have heard. Reads `r`; $1 person. */
const TO_BE_SENT = `r.person_id = $1 and r.state = 'planned' and starts_with(r.rule, 'event_')`

/** Of a change that a chat has not heard an employee calls the card's owner. $1 person, whose card is still theirs. */
const CALL_INSTEAD = CALLS(
  `select r.key, r.rule, r.base as day, c.id as citizen_id, c.district_id from reminders r
   join citizens c on c.person_id = r.person_id and c.state in ('present', 'away')
   join sign_ups s on s.citizen_id = c.id and s.event_id = split_part(r.subject, '.', 1)
     and s.state in ('going', 'waiting', 'offered')
   where ${TO_BE_SENT} and r.rule in ('event_changed', 'event_cancelled')`,
  `called.rule || '_call'`,
  'called.day',
)

/** A chat that lets its card go – stand before it is let go – is told of that person's events and bookings no more. */
export const forgetEventsOfChat = async (writing: Writing, person: string): Promise<void> => {
  await touches(
    writing,
    replanned(
      `update occasions set closed_by = 'withdrawn' where person_id = $1 and kind in ('event', 'booking') and closed_by is null`,
    ),
    [person],
  )
  await touches(writing, CALL_INSTEAD, [person])
  await touches(writing, `delete from reminders r where ${TO_BE_SENT}`, [person])
}

/** The chat that the card of a link is joined to so far. */
const chatOfLink = async ({ client }: Writing, link: Buffer): Promise<string | null> => {
  const { rows } = await client.query<{ person: string | null }>(
    `select c.person_id as person from links l join citizens c on c.id = l.citizen_id where l.code_hash = $1 for update of c`,
    [link],
  )
  return rows[0]?.person ?? null
}

/**
 * Before a link joins a chat to its card: what the chat was to hear of another card is let go, and what another chat of the
 * card was to hear is said here. The same chat once more changes nothing. `link` – the hash of its code.
 */
export const passEventsOn = async (writing: Writing, link: Buffer, person: string): Promise<void> => {
  const before = await chatOfLink(writing, link)
  if (before === person) return
  await forgetEventsOfChat(writing, person)
  if (before === null) return
  // Reminders of occasions are planned anew for the new chat.
  await touches(
    writing,
    `update reminders r set person_id = $2 where ${TO_BE_SENT} and not starts_with(r.subject, 'ev.')`,
    [before, person],
  )
  await forgetEventsOfChat(writing, before)
}

/** Whoever has a place and joins their chat to the card afterwards is reminded there like everybody. */
export const remindInChat = async (writing: Writing, person: string, at: string): Promise<void> => {
  await touches(
    writing,
    replanned(`insert into occasions (id, person_id, kind, date, time, said_at)
       select ${occasionOf('e.id', 'c.id')}, $1, 'event', e.day, e.time, $2::timestamptz from citizens c
       join sign_ups s on s.citizen_id = c.id and s.state = 'going'
       join events e on e.id = s.event_id and e.state = 'open' and e.day >= left($2, 10)
       where c.person_id = $1
       on conflict (id) do update set person_id = excluded.person_id, date = excluded.date, time = excluded.time,
         said_at = excluded.said_at, closed_by = null`),
    [person, at],
  )
  await touches(writing, REMIND_OF_BOOKINGS, [person, at])
}
