import type { TalkingChange } from '../../../application/ports/office/talking-change.ts'
import { iso } from '../iso.ts'
import { cell, touches, type Writers, type Writing } from './writing.ts'

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

const keepLetter: Writers<TalkingChange>['keep_letter'] = async (writing, change) => {
  const { id, handover, to, words, at } = change
  const { client, vault } = writing
  const { rows } = await client.query<{ key: Buffer }>('select key from people where id = $1', [to])
  const key = rows[0]?.key
  if (!key) return false
  const isOpen = await touches(
    writing,
    `update handovers set heard_at = $2, answered = answered or person_id <> $3 where id = $1 and state = 'open'`,
    [handover, iso(at), to],
  )
  if (!isOpen) return false
  return touches(
    writing,
    'insert into letters (id, person_id, handover_id, words, at) values ($1, $2, $3, $4, $5)',
    [id, to, handover, vault.seal(key, letterPlace(id), words), iso(at)],
  )
}

/** Writers of talks between a citizen and an employee. */
export const TALKING_WRITERS: Writers<TalkingChange> = {
  call_for_human: (writing, { id, person, task, department, place, at }) =>
    touches(
      writing,
      `insert into handovers (id, person_id, citizen_id, task_id, department_id, place, state, opened_at, heard_at)
       values ($1, $2, (select id from citizens where person_id = $2), $3, $4, $5, 'waiting', $6, $6)`,
      [id, person, task, department, JSON.stringify(place), iso(at)],
    ),
  show_place: (writing, { handover, task, department, place }) =>
    touches(
      writing,
      `update handovers set place = $2, task_id = coalesce(task_id, $3), department_id = coalesce(department_id, $4)
       where id = $1 and state = 'waiting'`,
      [handover, JSON.stringify(place), task, department],
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
  keep_letter: keepLetter,
  end_handover: async (writing, { handover, at }) => {
    await turnChats(writing, handover, null)
    return touches(
      writing,
      "update handovers set state = 'closed', closed_at = $2 where id = $1 and state <> 'closed'",
      [handover, iso(at)],
    )
  },
  close_call: (writing, { handover, by, result, at }) =>
    touches(
      writing,
      `with done as (
         update tasks t set state = 'done', result = $3, done_at = $4, done_by = $2, revision = t.revision + 1
         from handovers h where h.id = $1 and t.id = h.task_id and t.state = 'open' returning t.id)
       insert into task_events (task_id, staff_id, at, event)
       select id, $2, $4, jsonb_build_object('type', 'task_closed', 'state', 'done', 'result', $3::text) from done`,
      [handover, by, result, iso(at)],
    ),
  note_unanswered: (writing, { handover, at }) =>
    touches(
      writing,
      "update handovers set told_head_at = $2 where id = $1 and told_head_at is null and state = 'waiting'",
      [handover, iso(at)],
    ),
  erase_letters: async (writing) => {
    await touches(
      writing,
      `delete from letters l using reminders r
       where r.rule = 'letter' and r.subject = l.id and r.state not in ('planned', 'claimed', 'dispatching', 'unknown')`,
      [],
    )
    return true
  },
  close_settled: async (writing, { at }) => {
    await touches(
      writing,
      `update tasks t set state = 'cancelled', result = 'person_deleted', done_at = $1, revision = t.revision + 1
       where t.kind = 'human_call' and t.state = 'open' and not exists (select 1 from handovers h where h.task_id = t.id)
         and t.key like 'human_call|%'`,
      [iso(at)],
    )
    await touches(
      writing,
      `update tasks t set state = 'done', result = 'went_on', done_at = $1, revision = t.revision + 1
       where t.kind = 'stuck' and t.state = 'open' and not exists (
         select 1 from talks k where k.id = t.params->>'talk' and k.status in ('active', 'paused')
           and floor(extract(epoch from k.updated_at) * 1000) <= (t.params->>'updated')::float8)`,
      [iso(at)],
    )
    return true
  },
  break_glass: (writing, { id, staff, citizen, reason, from, until }) =>
    touches(
      writing,
      `insert into break_glasses (id, staff_id, citizen_id, reason, from_at, until_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, staff, citizen, reason, iso(from), iso(until)],
    ),
}
