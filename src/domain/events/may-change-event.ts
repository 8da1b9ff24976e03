import { type Actor, can, may } from '../access/can.ts'
import type { YardEvent } from './yard-event.ts'

/**
 * Whether an employee may change, open, cancel an event, or invite to it (Y-calendar): whoever put it into the calendar, and
 * whoever works all of its districts – the head works the whole department. One of no named district is the head's, and its
 * maker's.
 * @example mayChangeEvent(olga, { department: 'd1', districts: ['north'], madeBy: 'st_pavel' }) // true: hers is the north
 */
export const mayChangeEvent = (
  actor: Actor,
  {
    department,
    districts,
    madeBy,
  }: Pick<YardEvent, 'department' | 'districts'> & { readonly madeBy: string },
): boolean => {
  if (!may(actor.role, 'plan_events') || actor.department !== department) return false
  if (madeBy === actor.id) return true
  return districts.length === 0
    ? can(actor, 'plan_events', { department })
    : districts.every((district) => can(actor, 'plan_events', { department, district }))
}
