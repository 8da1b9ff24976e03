import type {
  CaseloadChange,
  CaseRow,
  NewDeed,
  Succession,
} from '../../../application/ports/office/caseload-change.ts'
import { iso } from '../iso.ts'
import { notePlace, resultPlace } from './caseload-words.ts'
import { answerCry, hearCitizen } from './cry-writers.ts'
import { caseKey, noteCase, noteKey, noteTask, taskWords } from './note-history.ts'
import { personOnDay } from './person-on-day.ts'
import { reopenByHand } from './reopen-tasks.ts'
import { cell, citizenKey, replanned, sealed, touches, type Writers, type Writing } from './writing.ts'

const addTask: Writers<CaseloadChange>['add_task'] = async (writing, { task }) => {
  const note =
    task.note === null
      ? null
      : writing.vault.seal(await noteKey(writing, task), notePlace(task.id), task.note)
  await touches(
    writing,
    `insert into tasks (id, key, kind, citizen_id, case_id, district_id, assignee_id, due, rule, base, approximate, urgency,
       closed_by, params, note, made_on, made_by, warn_on, head_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) on conflict (key) do nothing`,
    [
      ...[task.id, task.key, task.kind, task.citizen, task.case, task.district, task.assignee, task.due],
      ...[task.rule, task.base, task.approximate, task.urgency, task.closedBy, JSON.stringify(task.params)],
      ...[note, task.on, task.by ?? null, task.warnOn ?? [], task.headOn ?? null],
    ],
  )
  return true
}

/**
 * The tasks that waited for this deed are done by it: of the same person, and of the same case where it names one. What was
 * asked for after its day is not; a month's call is done by a contact of its month.
 */
const closeFulfilled = (
  writing: Writing,
  { id, citizen, case: of, staff, at, fulfils, outcome, day }: NewDeed,
): Promise<boolean> =>
  touches(
    writing,
    `update tasks set state = 'done', done_at = $4, done_by = $5, result = coalesce($6, 'done'), revision = revision + 1,
       params = params || jsonb_build_object('deed', $7::text)
     where citizen_id = $1 and state = 'open' and closed_by = any($2) and (case_id is null or $3::text is null or case_id = $3)
       and coalesce(params->>'from', '') <= $8
       and case when kind = 'monthly_call' then coalesce(params->>'month', left($8, 7)) = left($8, 7) else made_on <= $8 end`,
    [citizen, fulfils, of, iso(at), staff, outcome, id, day],
  )

/** The month is done with its first contact: what the board and the next ask look at. */
const closeMonth = (writing: Writing, { citizen, day }: NewDeed): Promise<boolean> =>
  touches(
    writing,
    `insert into monthly_contacts (citizen_id, month, done_on) values ($1, left($2, 7), $2)
     on conflict (citizen_id, month) do update set done_on = coalesce(monthly_contacts.done_on, excluded.done_on)`,
    [citizen, day],
  )

/** An ask that is still to be sent is not owed any more; whoever it is for is looked at again. */
const settleAsk = async (writing: Writing, { citizen, day }: NewDeed): Promise<void> => {
  await touches(
    writing,
    replanned("update occasions set closed_by = 'done' where id = any($1) and closed_by is null"),
    [monthlyAsks(citizen, day.slice(0, 7))],
  )
}

/** The occasions behind the asks of a month. */
export const monthlyAsks = (citizen: string, month: string): string[] => [
  `c${citizen}.ask_${month.replace('-', '_')}`,
  `c${citizen}.again_${month.replace('-', '_')}`,
]

const recordDeed: Writers<CaseloadChange>['record_deed'] = async (writing, { deed }) => {
  const person = await personOnDay(writing, deed.citizen, deed.day)
  if (person === null) return false
  const note = sealed(writing, person.key, cell('deeds', 'note', deed.id), deed.note)
  await touches(
    writing,
    `insert into deeds (id, citizen_id, case_id, staff_id, kind, outcome, reason, day, at, note, is_contact, district_id,
       categories, topic, help)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ...[deed.id, deed.citizen, deed.case, deed.staff, deed.kind, deed.outcome, deed.reason],
      ...[deed.day, iso(deed.at), note, deed.isContact, person.district, person.categories],
      ...[deed.topic ?? null, deed.help ?? null],
    ],
  )
  // First, so that a round of Y-monthly under way has written its task and ask before they are looked for.
  if (deed.isContact) await closeMonth(writing, deed)
  if (deed.fulfils.length > 0) await closeFulfilled(writing, deed)
  if (deed.isContact) await settleAsk(writing, deed)
  return true
}

const rowValues = ({ status, stage, urgency, openedOn, closedOn, state }: CaseRow): unknown[] => [
  ...[status, stage, urgency, openedOn, closedOn, state],
]

/** Where the words of a case are sealed. */
export const caseWordsPlace = (id: string): string => cell('cases', 'words', id)

/** Writers of tasks, deeds and cases. */
export const CASELOAD_WRITERS: Writers<CaseloadChange> = {
  add_task: addTask,
  record_deed: recordDeed,
  say_help: (writing, { deed, by, help }) =>
    touches(
      writing,
      `update deeds set help = $3 where id = $1 and staff_id = $2
         and not exists (select 1 from deed_withdrawals where deed_id = $1)`,
      [deed, by, help],
    ),
  close_task: async (writing, change) => {
    const { task, revision, by, at, state, result, deed } = change
    const isClosed = await touches(
      writing,
      `update tasks set state = $3, result = $4, done_at = $5, done_by = $6, result_words = $7, revision = revision + 1,
         params = params || $8::jsonb
       where id = $1 and revision = $2 and state = 'open'`,
      [
        ...[task, revision, state, result, iso(at), by],
        await taskWords(writing, task, resultPlace(task), change.words),
        JSON.stringify(deed === undefined ? {} : { deed }),
      ],
    )
    return isClosed && noteTask(writing, { task, by, at }, { type: 'task_closed', state, result })
  },
  reopen_task: (writing, { task, revision, ...back }) => reopenByHand(writing, task, revision, back),
  postpone_task: async (writing, change) =>
    (await touches(
      writing,
      `update tasks set due = $3, postponed = postponed + 1, revision = revision + 1
       where id = $1 and revision = $2 and state = 'open'`,
      [change.task, change.revision, change.to],
    )) && noteTask(writing, change, { type: 'task_postponed', to: change.to, reason: change.reason }),
  hand_over_task: async (writing, change) =>
    (await touches(
      writing,
      `update tasks set assignee_id = $3, revision = revision + 1 where id = $1 and revision = $2 and state = 'open'`,
      [change.task, change.revision, change.to],
    )) && noteTask(writing, change, { type: 'task_handed_over', to: change.to, reason: change.reason }),
  move_deadline: async (writing, { task, from, to, at, approximate, warnOn, headOn, toldOn }) =>
    (await touches(
      writing,
      `update tasks set due = $3, approximate = $4, warn_on = $5, head_on = $6, revision = revision + 1,
         params = params || jsonb_build_object('moved_from', $2::text, 'moved_told', $7::text)
       where id = $1 and due = $2 and state = 'open'`,
      [task, from, to, approximate, [...warnOn, toldOn], headOn, toldOn],
    )) && noteTask(writing, { task, by: null, at }, { type: 'deadline_moved', from, to }),
  answer_cry: answerCry,
  hear_citizen: hearCitizen,
  open_case: async (writing, change) => {
    const { id, citizen, technology, curator, state, words } = change
    const key = await citizenKey(writing, citizen)
    if (key === null) return false
    await touches(
      writing,
      `insert into cases (id, citizen_id, technology, curator_id, status, stage, urgency, opened_on, closed_on, state, words)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[id, citizen, technology, curator, ...rowValues(state)],
        sealed(writing, key, caseWordsPlace(id), words),
      ],
    )
    await noteCase(writing, change)
    return true
  },
  write_case: async (writing, change) => {
    const { id, revision, state, curator, words } = change
    const isWritten = await touches(
      writing,
      `update cases set status = $3, stage = $4, urgency = $5, opened_on = $6, closed_on = $7, state = $8,
         curator_id = coalesce($9, curator_id), revision = revision + 1
       where id = $1 and revision = $2`,
      [id, revision, ...rowValues(state), curator?.to ?? null],
    )
    if (!isWritten) return false
    if (words !== undefined) await keepCaseWords(writing, id, words)
    if (curator !== undefined) await handTasks(writing, id, curator)
    if (state.status === 'closed') await cancelTasks(writing, id, change.by, change.at)
    await noteCase(writing, change)
    return true
  },
}

const keepCaseWords = async (writing: Writing, id: string, words: string | null): Promise<void> => {
  const key = await caseKey(writing, id)
  if (key)
    await touches(writing, 'update cases set words = $2 where id = $1', [
      id,
      sealed(writing, key, caseWordsPlace(id), words),
    ])
}

/**
 * Open tasks of a case are its new curator's: by the district, where the curator works it, else by name. What was handed to a
 * colleague stays with them.
 */
const handTasks = (writing: Writing, id: string, { from, to, on }: Succession): Promise<boolean> =>
  touches(
    writing,
    `update tasks set revision = revision + 1, assignee_id = case
       when district_id in (select district_id from reach($2, $3)) then null else $2 end
     where case_id = $1 and state = 'open' and (assignee_id is null or assignee_id = $4)`,
    [id, to, on, from],
  )

/** A closed case leaves no task behind. */
const cancelTasks = (writing: Writing, id: string, by: string, at: number): Promise<boolean> =>
  touches(
    writing,
    `update tasks set state = 'cancelled', result = 'case_closed', done_at = $2, done_by = $3, revision = revision + 1
     where case_id = $1 and state = 'open'`,
    [id, iso(at), by],
  )
