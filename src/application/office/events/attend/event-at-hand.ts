import type { Action } from '../../../../domain/access/action.ts'
import type { Decision } from '../../../decision.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { refuse } from '../../audited.ts'
import type { OfficeCall } from '../../office-call.ts'

/** The event that a press is about, of the employee's department; null – there is none such. */
export const eventAtHand = ({ desks, actor, args: [id = ''] }: OfficeCall): Promise<PlannedEvent | null> =>
  desks.events.event(actor, id)

/** What is not there, and what is of another department, look the same. */
export const noSuchEvent = (call: OfficeCall, action: Action): Decision =>
  refuse(call, action, `event:${call.args[0] ?? ''}`)
