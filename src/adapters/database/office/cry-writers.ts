import type { CaseloadChange } from '../../../application/ports/office/caseload-change.ts'
import { noteCase, noteTask } from './note-history.ts'
import { touches, type Writers, type Writing } from './writing.ts'

/** The marks that an answer leaves on its cry. Whoever sees to it has read it. */
const READ_MARKS = `case when params ? 'read_on' then '{}'::jsonb
  else jsonb_build_object('read_on', $2::text, 'read_by', $3::text) end`
const TAKEN_MARKS = `jsonb_build_object('taken_on', $2::text, 'taken_by', $3::text, 'taken_how', $4::text)`

/** A head's answer about a case stands in the case's history too. */
const noteHeadAnswer = async (
  writing: Writing,
  { task, by, day, at, how, words = null }: Extract<CaseloadChange, { type: 'answer_cry' }>,
): Promise<void> => {
  const { rows } = await writing.client.query<{ id: string | null }>(
    'select case_id as id from tasks where id = $1',
    [task],
  )
  const id = rows[0]?.id ?? null
  if (id === null) return
  await noteCase(writing, {
    id,
    by,
    at,
    events: [{ type: 'head_answered', case: id, on: day, by, how, words }],
  })
}

/** An answer of a head, or of whoever has the task, to a cry. */
export const answerCry: Writers<CaseloadChange>['answer_cry'] = async (writing, change) => {
  const { task, by, day, how } = change
  const isRead = how === 'read'
  const marks = isRead || how === 'wrote' ? READ_MARKS : `${READ_MARKS} || ${TAKEN_MARKS}`
  const isMarked = await touches(
    writing,
    `update tasks set params = params || ${marks} where id = $1 and state = 'open' and ($4 <> 'read' or not params ? 'read_on')`,
    [task, day, by, how],
  )
  if (!isMarked) return isRead
  if (how === 'going' || how === 'by_phone' || how === 'wrote') await noteHeadAnswer(writing, change)
  return noteTask(writing, change, { type: 'cry_answered', how })
}

/** The marks of an answer, which a new cry takes off its task. */
const ANSWER_MARKS = ['read_on', 'read_by', 'taken_on', 'taken_by', 'taken_how', 'safe_on']

/** What a citizen wrote beside an open task: a new cry begins it anew, «я в безопасности» is marked. */
export const hearCitizen: Writers<CaseloadChange>['hear_citizen'] = async (
  writing,
  { task, at, words, tells },
) => {
  // Of a task that was closed meanwhile a new cry makes another one: the update is decided again.
  if (tells?.what === 'cried') {
    const isOpen = await touches(
      writing,
      `update tasks set due = $2, params = (params - $3::text[]) || jsonb_build_object('cried_at', $4::float8)
         || case when $5::text is null then '{}'::jsonb else jsonb_build_object('danger', $5::text) end,
         revision = revision + 1 where id = $1 and state = 'open'`,
      [task, tells.on, ANSWER_MARKS, at, tells.danger ?? null],
    )
    if (!isOpen) return false
  }
  if (tells?.what === 'safe')
    await touches(
      writing,
      `update tasks set params = params || jsonb_build_object('safe_on', $2::text) where id = $1`,
      [task, tells.on],
    )
  return noteTask(writing, { task, by: null, at, words }, { type: 'citizen_wrote' })
}
