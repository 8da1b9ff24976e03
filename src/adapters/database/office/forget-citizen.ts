import type { RegisterChange } from '../../../application/ports/office/register-change.ts'
import { LETTER_RECORDS } from '../../../domain/caseload/letter-undone.ts'
import { touches, type Writer, type Writing } from './writing.ts'

type Forgotten = Extract<RegisterChange, { type: 'forget_citizen' }>

/** Deeds whose outcome is the name of a letter of the case: it says nothing without it. */
const OF_LETTERS: readonly string[] = LETTER_RECORDS

/** Deeds as numbers: kind, outcome, district, day and who did it stay, nothing of the person. $1 citizen, $2 kinds of letters. */
const DEEDS = `
update deeds set citizen_id = null, case_id = null, note = null, reason = null, topic = null, categories = '{}',
  outcome = case when kind = any($2) then null else outcome end where citizen_id = $1`

/** The tasks that asked for it are done; they name nobody any more. $1 citizen, $2 moment, $3 employee. */
const ASKED = `
update tasks set citizen_id = null, case_id = null, key = 'data_deletion|' || id, note = null, params = '{}', state = 'done',
  result = 'forgotten', done_at = coalesce(done_at, $2), done_by = coalesce(done_by, $3), revision = revision + 1
where citizen_id = $1 and kind = 'data_deletion'`

/**
 * Messages and dates that are about the person, their tasks, cases, bookings and calls: an id stands in their names between dots and
 * bars, with a \`c\` before a card's own.
 */
const NAMED = `(select '(^|[|.])(c?' || $1 || coalesce((select '|' || string_agg(id, '|') from (
    select id from tasks where citizen_id = $1 union all select id from cases where citizen_id = $1
    union all select id from bookings where citizen_id = $1) own), '') || ')($|[|.])')`

/** Rows about the person that hang on a name, not on the card. $1 citizen. */
const LOOSE = [
  'delete from register_doubts where citizen_id = $1',
  `delete from occasions where id ~ ${NAMED}`,
  `delete from reminders where subject ~ ${NAMED} or key ~ ${NAMED}`,
  `delete from replaced_words where object ~ ('(^|:)' || $1 || '$')`,
]

/** Whether the card may go: somebody asked for it, another employee proposed it, and no case is open. $1 citizen, $2 who confirms. */
const MAY_GO = `
select 1 from citizens c where c.id = $1
  and exists (select 1 from tasks t where t.citizen_id = c.id and t.kind = 'data_deletion' and t.state = 'open'
    and t.params->>'proposed_by' <> $2)
  and not exists (select 1 from cases k where k.citizen_id = c.id and k.status <> 'closed') for update`

const mayGo = async ({ client }: Writing, citizen: string, by: string): Promise<boolean> =>
  (await client.query(MAY_GO, [citizen, by])).rows.length > 0

/** Deletes a card with all that hangs on it; deeds stay as numbers. */
export const removeCard = async (writing: Pick<Writing, 'client'>, citizen: string): Promise<boolean> => {
  for (const statement of LOOSE) await writing.client.query(statement, [citizen])
  await writing.client.query(DEEDS, [citizen, OF_LETTERS])
  return ((await writing.client.query('delete from citizens where id = $1', [citizen])).rowCount ?? 0) > 0
}

/**
 * Deletes a card and what hangs on it, with the key that its words are sealed by. What the law keeps stays: deeds as numbers,
 * the record of who looked at the card, calls of the person's own chat. Guard: a demand is open that another employee proposed, and no case.
 */
export const forgetCitizen: Writer<Forgotten> = async (writing, { citizen, by, at }) => {
  if (!(await mayGo(writing, citizen, by))) return false
  await touches(writing, ASKED, [citizen, new Date(at).toISOString(), by])
  return removeCard(writing, citizen)
}
