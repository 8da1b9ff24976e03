import { can } from '../../../../domain/access/can.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { eventSeen } from '../plan/event-at-hand.ts'
import { InvitationTiming } from './invitation-timing.ts'
import { INVITED_RULE } from './plan-invitations.ts'

/** Whether any of the people who are meant are the employee's to invite. */
const isOwn = ({ actor }: OfficeCall, { districts, department }: PlannedEvent): boolean => {
  const meant = districts.length === 0 ? actor.districts : districts
  return meant.some((district) => can(actor, 'invite_people', { department, district }))
}

/** The event that a call names first, where its people are the employee's to invite; null – there is none such. */
export const invitedEvent = async (call: OfficeCall): Promise<PlannedEvent | null> => {
  const event = await eventSeen(call)
  return event && isOwn(call, event) ? event : null
}

/** When people would be told, at the moment of the call. */
const timingOf = ({ moment }: Pick<OfficeCall, 'moment'>): InvitationTiming =>
  new InvitationTiming(moment.conversation, INVITED_RULE, moment.at)

/** Why nobody is invited to it now; null – people can be. */
export const whyNotNow = (call: OfficeCall, event: PlannedEvent) => {
  if (event.state !== 'open') return text(`office.invitations.not_now.${event.state}`)
  if (timingOf(call).isOver(event)) return text('office.invitations.not_now.over')
  return event.invitingAt === null ? null : text('office.invitations.not_now.under_way')
}
