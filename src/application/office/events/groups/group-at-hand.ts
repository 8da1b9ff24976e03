import type { Action } from '../../../../domain/access/action.ts'
import { mayChangeEvent } from '../../../../domain/events/may-change-event.ts'
import type { Decision } from '../../../decision.ts'
import type { InterestGroup } from '../../../ports/office/group-desk.ts'
import { refuse } from '../../kit/audited.ts'
import type { OfficeCall } from '../../kit/office-call.ts'

/** A group of the actor's department that is still open; null – there is none such. */
export const groupSeen = async (call: OfficeCall, id = call.args[0] ?? ''): Promise<InterestGroup | null> => {
  const group = await call.desks.groups.group(call.actor, id)
  return group?.state === 'open' ? group : null
}

/** Who may plan an event for all that a group is of may arrange the group. */
export const mayArrange = ({ actor }: OfficeCall, { district, madeBy }: InterestGroup): boolean =>
  mayChangeEvent(actor, {
    department: actor.department,
    districts: district === null ? [] : [district],
    madeBy,
  })

/** A group that the actor may arrange; null – there is none such. */
export const groupInHand = async (
  call: OfficeCall,
  id = call.args[0] ?? '',
): Promise<InterestGroup | null> => {
  const group = await groupSeen(call, id)
  return group && mayArrange(call, group) ? group : null
}

/** The answer to what is not there or not the actor's. */
export const noGroup = (
  call: OfficeCall,
  action: Action = 'arrange_groups',
  id = call.args[0] ?? '',
): Decision => refuse(call, action, `group:${id}`)
