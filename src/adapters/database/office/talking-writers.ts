import type { TalkingChange } from '../../../application/ports/office/talking-change.ts'
import { cell, touches, type Writers, type Writing } from './writing.ts'

const iso = (at: number): string => new Date(at).toISOString()

/** Where words on their way are sealed. */
export const letterPlace = (id: string): string => cell('letters', 'words', id)

/** Words of a chat go to the talk (`handover`) or to the bot again (null); whoever remembered the chat loads it anew. */
const turnChats = (writing: Writing, handover: string, to: string | null): Promise<boolean> =>
  touches(
    writing,
    `update people p set handover = $2, revision = p.revision + 1 from handovers h left join staff s on s.id = h.staff_id
     where h.id = $1 and (p.id = h.person_id or p.id = s.person_id) and p.handover is distinct from $2
       and ($2::text is not null or p.handover = $1)`,
    [handover, to],
  )

/** Writers of talks between a citizen and an employee. */
export const TALKING_WRITERS: Writers<TalkingChange> = {
  call_for_human: (writing, { id, person, task, place, at }) =>
    touches(
      writing,
      `insert into handovers (id, person_id, citizen_id, task_id, place, state, opened_at, heard_at)
       values ($1, $2, (select id from citizens where person_id = $2), $3, $4, 'waiting', $5, $5)`,
      [id, person, task, JSON.stringify(place), iso(at)],
    ),
  take_call: async (writing, { handover, staff, at }) => {
    const isTaken = await touches(
      writing,
      `update handovers set staff_id = $2, state = 'open', heard_at = $3
       where id = $1 and (state = 'waiting' or (state = 'open' and staff_id = $2))`,
      [handover, staff, iso(at)],
    )
    if (isTaken) await turnChats(writing, handover, handover)
    return isTaken
  },
  keep_letter: async (writing, { id, handover, to, words, at }) => {
    const { client, vault } = writing
    const { rows } = await client.query<{ key: Buffer }>('select key from people where id = $1', [to])
    const key = rows[0]?.key
    if (!key) return false
    if (handover !== null)
      await touches(writing, 'update handovers set heard_at = $2 where id = $1', [handover, iso(at)])
    return touches(
      writing,
      'insert into letters (id, person_id, handover_id, words, at) values ($1, $2, $3, $4, $5)',
      [id, to, handover, vault.seal(key, letterPlace(id), words), iso(at)],
    )
  },
  end_handover: async (writing, { handover, at }) => {
    await turnChats(writing, handover, null)
    return touches(
      writing,
      "update handovers set state = 'closed', closed_at = $2 where id = $1 and state <> 'closed'",
      [handover, iso(at)],
    )
  },
  break_glass: (writing, { id, staff, citizen, reason, from, until }) =>
    touches(
      writing,
      `insert into break_glasses (id, staff_id, citizen_id, reason, from_at, until_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, staff, citizen, reason, iso(from), iso(until)],
    ),
}
