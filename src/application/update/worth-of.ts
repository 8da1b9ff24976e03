import { isStaying } from '../../domain/hearing/distress.ts'
import type { TalkEvent } from '../../domain/scenario/event.ts'
import type { Decision } from '../decision.ts'
import type { Outgoing, Worth } from '../ports/messenger.ts'
import type { OfficeChange } from '../ports/office/changes.ts'

/** Events that are told with a day, a promise or an outcome in them. */
const RECORDS: ReadonlySet<TalkEvent['type']> = new Set([
  'appointment_made',
  'action_planned',
  'retry_planned',
  'home_task_taken',
  'outcome_noted',
  'reminder_answered',
])

/** Changes of the office that are no deed: who looked at what, and a dialog on its way. */
const PASSING: ReadonlySet<OfficeChange['type']> = new Set([
  'audit',
  'keep_dialog',
  'end_dialog',
  'put_aside',
  'leave_aside',
])

/** What a person asked to have in hand. */
const HELD: ReadonlySet<Outgoing['kind']> = new Set(['file', 'venue'])

const callsForHelp = (event: TalkEvent): boolean =>
  event.type === 'human_called' && event.reason.startsWith('danger_')

/**
 * What the replies of a decision are worth to somebody who writes faster than they can be answered.
 * @param at milliseconds since the epoch
 */
export const worthOf = (
  {
    person,
    events,
    occasions,
    office,
    replies,
  }: Pick<Decision, 'person' | 'events' | 'occasions' | 'office' | 'replies'>,
  at: number,
): Worth => {
  if (isStaying(person.distress, at) || events.some(callsForHelp)) return 'danger'
  const isRecorded =
    occasions.length > 0 ||
    events.some(({ type }) => RECORDS.has(type)) ||
    office.some(({ type }) => !PASSING.has(type)) ||
    replies.some(({ kind }) => HELD.has(kind))
  return isRecorded ? 'record' : 'passing'
}
