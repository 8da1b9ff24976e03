import type { PassedOn, SignUpChange } from '../../../application/ports/office/sign-up-change.ts'
import { iso } from '../iso.ts'
import { tellOfEvent } from './event-news-writer.ts'
import {
  CALLED,
  FIRST_ANSWER,
  HOLD,
  NEXT_ANSWER,
  OFFER,
  OFFER_OVER,
  REMIND,
  REMIND_NO_MORE,
  RIDE_NO_MORE,
  RIDE_WANTED,
} from './sign-up-statements.ts'
import { touches, type Writers, type Writing } from './writing.ts'

type Answer = Extract<SignUpChange, { type: 'keep_answer' }>

/** The row of the event first, in every change of its answers: so no two transactions wait for each other crosswise. */
const locked = (writing: Writing, event: string): Promise<boolean> =>
  touches(writing, 'select 1 from events where id = $1 for update', [event])

const offer = async (writing: Writing, event: string, { until, at, day }: PassedOn): Promise<void> => {
  if (until !== null) await touches(writing, OFFER, [event, iso(until), iso(at), day])
}

/** Takes the places; null – they are not there, or one is free where the list was asked for. */
const held = async ({ client }: Writing, { event, taken, next }: Answer): Promise<number | null> => {
  const { rows } = await client.query<{ queued: number }>(HOLD, [event, taken, next.state === 'waiting'])
  return rows[0]?.queued ?? null
}

const kept = (writing: Writing, answer: Answer, number: number): Promise<boolean> => {
  const { event, citizen, before, next, by, passedOn } = answer
  const { state, seats, needsTransport } = next
  const values = [event, citizen, state, seats, needsTransport, number, by, iso(passedOn.at)]
  return before === null
    ? touches(writing, FIRST_ANSWER, values)
    : touches(writing, NEXT_ANSWER, [...values, before])
}

const reminded = async (writing: Writing, { event, citizen, next, passedOn }: Answer): Promise<void> => {
  const at = iso(passedOn.at)
  if (next.state === 'going') await touches(writing, REMIND, [event, citizen, at])
  else await touches(writing, REMIND_NO_MORE, [event, citizen])
  if (next.state === 'going' && next.needsTransport)
    await touches(writing, RIDE_WANTED, [event, citizen, passedOn.day])
  else await touches(writing, RIDE_NO_MORE, [event, citizen, at])
}

const keepAnswer = async (writing: Writing, answer: Answer): Promise<boolean> => {
  const number = await held(writing, answer)
  if (number === null || !(await kept(writing, answer, number))) return false
  await reminded(writing, answer)
  const { event, citizen, by, passedOn } = answer
  const at = iso(passedOn.at)
  if (by === null) await touches(writing, OFFER_OVER, [event, citizen, at])
  else await touches(writing, CALLED, [event, citizen, by, at])
  if (answer.taken < 0) await offer(writing, event, passedOn)
  return true
}

/** Writers of answers to events (Y-notify). */
export const SIGN_UP_WRITERS: Writers<SignUpChange> = {
  keep_answer: keepAnswer,
  offer_places: async (writing, { event, passedOn }) => {
    if (!(await locked(writing, event))) return true
    // An event that was moved nearer keeps nobody's place beyond its beginning.
    if (passedOn.until !== null)
      await touches(
        writing,
        `update sign_ups set offered_until = least(offered_until, $2) where event_id = $1 and state = 'offered'`,
        [event, iso(passedOn.until)],
      )
    await offer(writing, event, passedOn)
    return true
  },
  tell_of_event: tellOfEvent,
  mark_presence: async (writing, { event, citizens, attended }) => {
    await locked(writing, event)
    await touches(
      writing,
      'update sign_ups set attended = $3, revision = revision + 1 where event_id = $1 and citizen_id = any($2)',
      [event, [...citizens], attended],
    )
    return true
  },
  walked_in: async (writing, { event, citizen, by, at }) =>
    (await locked(writing, event)) &&
    touches(
      writing,
      `insert into sign_ups (event_id, citizen_id, state, staff_id, at, attended) values ($1, $2, 'walked_in', $3, $4, true)
       on conflict (event_id, citizen_id) do update set attended = true, revision = sign_ups.revision + 1`,
      [event, citizen, by, iso(at)],
    ),
  note_liked: (writing, { event, citizen, liked, attended }) =>
    touches(
      writing,
      `update sign_ups set liked = $3, attended = coalesce(attended, $4), revision = revision + 1
       where event_id = $1 and citizen_id = $2`,
      [event, citizen, liked, attended],
    ),
}
