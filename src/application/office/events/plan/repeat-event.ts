import { answeredEvent, type EventDraft } from '../../../../domain/events/answered-event.ts'
import { isBehind } from '../../../../domain/events/event-phase.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { Form } from '../../../ports/office/dialogs.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { callOf, placeOf } from '../../cases/case-at-hand.ts'
import { type OfficeCall, officeNow } from '../../kit/office-call.ts'
import { beginForm, type FormPlace, type OfficeForm } from '../../kit/office-form.ts'
import type { OfficeUseCase } from '../../kit/use-case.ts'
import { keptEvents, knownOfEvents, madeEvents, reaches, tooLate } from './add-event.ts'
import { eventSeen, noEvent } from './event-at-hand.ts'
import { eventFields } from './event-fields.ts'

/** For the districts that are the actor's: a colleague's event is repeated for one's own people. */
const inReach = (call: OfficeCall, { districts }: PlannedEvent): readonly string[] => {
  if (reaches(call, districts)) return districts
  const own = districts.filter((district) => call.actor.districts.includes(district))
  return own.length > 0 ? own : call.actor.districts
}

const copyOf = (call: OfficeCall, event: PlannedEvent, day: string): EventDraft => {
  const { kind, time, endDay, endTime, details, capacity } = event
  const copied = {
    kind,
    day: event.day,
    time,
    endDay,
    endTime,
    details,
    capacity,
    districts: inReach(call, event),
  }
  return answeredEvent(copied, { day })
}

const repeatForm = (place: FormPlace): Form => {
  const { day, odd } = eventFields(place)
  return { id: 'repeat_event', fields: [day, odd] }
}

/** The same once more: on which day. */
export const REPEAT_EVENT_FORM: OfficeForm = {
  form: repeatForm,
  finish: async (end) => {
    const call = callOf(end)
    if (!call) return decide(end.moment, { toast: end.moment.screens.label('unknown_button') })
    const id = String(end.answers['event'])
    const event = await eventSeen(call, id)
    if (!event) return noEvent(call, 'plan_events', id)
    const copy = copyOf(call, event, String(end.answers['day']))
    if (isBehind(copy, officeNow(call.moment))) return tooLate(call)
    const made = madeEvents(call, copy, { days: [copy.day], rule: null, group: event.group })
    return keptEvents(call, made, text('office.event_plan.kept', { n: 1 }))
  },
}

/** «Повторить»: a draft of the same on another day. */
export const repeatEvent: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const event = await eventSeen(call)
    if (!event) return noEvent(call, 'plan_events')
    return beginForm(placeOf(call), REPEAT_EVENT_FORM, {
      ...knownOfEvents(call),
      event: event.id,
      time: event.time === '' ? null : { time: event.time, endTime: event.endTime },
    })
  },
}
