import type { NewTask } from '../../../application/ports/office/caseload-change.ts'
import { iso } from '../iso.ts'
import { caseEventWordsPlace, splitEvent, taskEventWordsPlace } from './caseload-words.ts'
import { citizenKey, touches, type Writing } from './writing.ts'

/** The key of a task's words: the citizen's, of a task about nobody its maker's; null – the service's own. */
export const noteKey = async (
  writing: Writing,
  { citizen, by }: Pick<NewTask, 'citizen' | 'by'>,
): Promise<Buffer | null> => {
  if (citizen !== null) return citizenKey(writing, citizen)
  const { rows } = await writing.client.query<{ key: Buffer }>('select key from staff where id = $1', [
    by ?? null,
  ])
  return rows[0]?.key ?? null
}

/** Seals words that belong to a stored task. */
export const taskWords = async (
  writing: Writing,
  task: string,
  place: string,
  words: string | null | undefined,
): Promise<Buffer | null> => {
  if (!words) return null
  const { rows } = await writing.client.query<{ citizen: string | null; by: string | null }>(
    'select citizen_id as citizen, made_by as by from tasks where id = $1',
    [task],
  )
  const [row] = rows
  if (!row) return null
  const key = await noteKey(writing, { citizen: row.citizen, ...(row.by === null ? {} : { by: row.by }) })
  return writing.vault.seal(key, place, words)
}

/** Writes down what became of a task; its row was touched before. */
export const noteTask = async (
  writing: Writing,
  { task, by, at, words }: { task: string; by: string | null; at: number; words?: string | null | undefined },
  event: Readonly<Record<string, unknown>>,
): Promise<boolean> =>
  touches(
    writing,
    'insert into task_events (task_id, staff_id, at, event, words) values ($1, $2, $3, $4, $5)',
    [
      ...[task, by, iso(at), JSON.stringify(event)],
      await taskWords(writing, task, taskEventWordsPlace(task), words),
    ],
  )

/** Writes down what became of a case, its words apart. */
export const noteCase = async (
  writing: Writing,
  {
    id,
    by,
    at,
    events,
  }: { id: string; by: string; at: number; events: readonly Readonly<Record<string, unknown>>[] },
): Promise<void> => {
  const key = events.length > 0 ? await caseKey(writing, id) : null
  for (const told of events) {
    const { event, words } = splitEvent(told)
    const kept =
      words === null || key === null ? null : writing.vault.seal(key, caseEventWordsPlace(id), words)
    await touches(
      writing,
      'insert into case_events (case_id, staff_id, at, event, words) values ($1, $2, $3, $4, $5)',
      [...[id, by, iso(at), JSON.stringify(event), kept]],
    )
  }
}

/** The key of the citizen whose case it is. */
export const caseKey = async ({ client }: Writing, id: string): Promise<Buffer | null> => {
  const { rows } = await client.query<{ key: Buffer }>(
    'select c.key from citizens c join cases on cases.citizen_id = c.id where cases.id = $1',
    [id],
  )
  return rows[0]?.key ?? null
}
