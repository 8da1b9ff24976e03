import type { KeptReading } from '../../../../domain/events/kept-reading.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { KeptSchedule } from '../../../ports/office/schedule-desk.ts'
import { allowed } from '../../kit/audited.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { scheduleMessage } from './show-schedule.ts'

/** Where a schedule is received: in the update itself, or when a dialog ends. */
export type ReceivingPlace = Pick<OfficeCall, 'moment' | 'actor' | 'desks' | 'words' | 'today'>

/** Keeps what was read until it is taken or left, and shows what it comes to; nothing is added yet. */
export const keepSchedule = async (place: ReceivingPlace, kept: KeptReading): Promise<Decision> => {
  const { moment, actor } = place
  const id = moment.conversation.chance.id()
  const schedule: KeptSchedule = { id, state: 'read', revision: 0, kept }
  return decide(moment, {
    replies: [await scheduleMessage(place, schedule)],
    office: [
      { type: 'keep_schedule', id, staff: actor.id, kept, at: moment.at },
      allowed(place, 'plan_events', `schedule:${id}`),
    ],
  })
}
