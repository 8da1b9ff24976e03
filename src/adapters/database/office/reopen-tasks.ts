import { iso } from '../iso.ts'
import { touches, type Writing } from './writing.ts'

/** Who takes something back, and when. */
export interface TakingBack {
  readonly by: string
  readonly at: number
  /** The local day. */
  readonly day: string
}

interface Reopened {
  readonly id: string
  readonly case: string | null
  readonly planned: string | null
}

/**
 * Whether nobody changed a task since it was planned: closed and opened again by what was taken back, twice a time, is no
 * change. `t` – the table's name with a dot, or nothing.
 */
export const untouched = (t = ''): string =>
  `${t}revision = 2 * coalesce((${t}params ->> 'reopened')::int, 0)`

const OPEN_AGAIN = `state = 'open', result = null, result_words = null, done_at = null, done_by = null, revision = revision + 1,
  params = (params - 'deed') || jsonb_build_object('reopened', coalesce((params ->> 'reopened')::int, 0) + 1)`
const REOPENED = `id, case_id as "case", params ->> 'planned' as planned`

/** The histories of the task and of its case tell of it. */
const noteReopened = async (
  writing: Writing,
  tasks: readonly Reopened[],
  back: TakingBack,
): Promise<void> => {
  const { by, at, day: on } = back
  for (const { id, case: of, planned } of tasks) {
    await touches(writing, 'insert into task_events (task_id, staff_id, at, event) values ($1, $2, $3, $4)', [
      ...[id, by, iso(at), JSON.stringify({ type: 'task_reopened' })],
    ])
    if (of === null || planned === null) continue
    const { template, stage } = JSON.parse(planned) as { template: string; stage: string | null }
    const event = { type: 'task_reopened', case: of, on, by, task: id, template, stage }
    await touches(writing, 'insert into case_events (case_id, staff_id, at, event) values ($1, $2, $3, $4)', [
      ...[of, by, iso(at), JSON.stringify(event)],
    ])
  }
}

/**
 * What was planned because of something that did not happen is off, unless somebody changed it since. Its key is free
 * again: done anew, the next date is planned anew.
 */
const dropFollowing = (
  writing: Writing,
  where: string,
  values: readonly unknown[],
  at: number,
): Promise<boolean> =>
  touches(
    writing,
    `update tasks set state = 'cancelled', result = 'withdrawn', done_at = $1, revision = revision + 1, key = key || '|off|' || id
     where state = 'open' and ${where}`,
    [iso(at), ...values],
  )

/** The task that follows a booking, on whichever day it stands. $2 the deed of the booking, $3 citizen. */
const OF_BOOKING = `citizen_id = $3 and kind like '%.booking'
  and (params ->> 'planned')::jsonb ->> 'about' in (select id from bookings where deed_id = $2)`

/** Tasks that a deed closed are open again, the next dates that it brought are put back. */
export const reopenOfDeed = async (
  writing: Writing,
  { deed, citizen }: { readonly deed: string; readonly citizen: string },
  back: TakingBack,
): Promise<void> => {
  const { rows } = await writing.client.query<Reopened>(
    `update tasks set ${OPEN_AGAIN} where citizen_id = $2 and state = 'done' and params ->> 'deed' = $1 returning ${REOPENED}`,
    [deed, citizen],
  )
  await noteReopened(writing, rows, back)
  // A call for help that somebody works on already is off too: it was never called for.
  await dropFollowing(writing, `citizen_id = $3 and params ->> 'from' = $2`, [deed, citizen], back.at)
  const planned = `citizen_id = $3 and params ->> 'of' = $2 and ${untouched()}`
  await dropFollowing(writing, planned, [deed, citizen], back.at)
  // A booking that was moved has a task of another day by now; it was never booked.
  await dropFollowing(writing, OF_BOOKING, [deed, citizen], back.at)
}

/** A task that was closed by hand is open again. Guard: closed by this employee. */
export const reopenByHand = async (
  writing: Writing,
  task: string,
  revision: number,
  back: TakingBack,
): Promise<boolean> => {
  const { rows } = await writing.client.query<Reopened>(
    `update tasks set ${OPEN_AGAIN} where id = $1 and revision = $2 and state = 'done' and done_by = $3 returning ${REOPENED}`,
    [task, revision, back.by],
  )
  await noteReopened(writing, rows, back)
  if (rows.length > 0)
    await dropFollowing(writing, `params ->> 'of' = $2 and ${untouched()}`, [task], back.at)
  return rows.length > 0
}
