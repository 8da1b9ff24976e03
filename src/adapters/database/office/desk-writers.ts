import type { Audited, DialogChange, Told } from '../../../application/ports/office/changes.ts'
import { iso } from '../iso.ts'
import { cell, touches, type Writers } from './writing.ts'

/** Where the state of a dialog is sealed. */
export const dialogPlace = (person: string): string => cell('dialogs', 'state', person)

/** Writers of what all areas share: the record, notices, dialogs. */
export const DESK_WRITERS: Writers<Audited | Told | DialogChange> = {
  audit: (writing, { actor, action, object, outcome, reason }) =>
    touches(
      writing,
      'insert into audit (at, actor, action, object, outcome, reason) values (clock_timestamp(), $1, $2, $3, $4, $5)',
      [actor, action, object, outcome, reason],
    ),
  // The same reason is told once: what is there already is no conflict.
  tell: async (writing, { key, rule, person, subject, base, due, expires }) => {
    await touches(
      writing,
      `insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, planned_at)
       values ($1, $2, $3, $4, $5, $6, $7, $6, $6) on conflict (key) do nothing`,
      [key, rule, person, subject, base, iso(due), iso(expires)],
    )
    return true
  },
  keep_dialog: async (writing, { person, form, state }) => {
    const { client, vault } = writing
    const { rows } = await client.query<{ key: Buffer }>('select key from people where id = $1', [person])
    const key = rows[0]?.key
    if (!key) return false
    return touches(
      writing,
      `insert into dialogs (person_id, form, state, at) values ($1, $2, $3, clock_timestamp())
       on conflict (person_id) do update set form = excluded.form, state = excluded.state, at = excluded.at`,
      [person, form, vault.seal(key, dialogPlace(person), state)],
    )
  },
  end_dialog: async (writing, { person }) => {
    await touches(writing, 'delete from dialogs where person_id = $1', [person])
    return true
  },
  put_aside: async (writing, { person, id, at }) => {
    // What nobody went on with within a day goes with whatever is put aside next.
    await touches(writing, "delete from dialogs_aside where at < $1::timestamptz - interval '1 day'", [
      iso(at),
    ])
    await touches(
      writing,
      `with kept as (delete from dialogs where person_id = $1 returning form, state)
       insert into dialogs_aside (id, person_id, form, state, at) select $2, $1, form, state, $3 from kept`,
      [person, id, iso(at)],
    )
    return true
  },
  leave_aside: async (writing, { person, id }) =>
    touches(writing, 'delete from dialogs_aside where person_id = $1 and id = $2', [person, id]),
}
