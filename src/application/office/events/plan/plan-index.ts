import type { OfficeForm } from '../../kit/office-form.ts'
import type { UseCases } from '../../kit/use-case.ts'
import { ADD_EVENT_FORM, addEvent } from './add-event.ts'
import { CANCEL_EVENT_FORM, cancelEvent } from './cancel-event.ts'
import { CHANGE_EVENT_FORM, changeEvent } from './change-event.ts'
import { changeAccess } from './event-access.ts'
import { listEvents } from './list-events.ts'
import { openEvent, REPEAT_EVENT_FORM, repeatEvent, showEvent } from './show-event.ts'
import { undoEvent } from './undo-event.ts'

/** Use cases of the event calendar by the name in their token. */
export const PLAN_USE_CASES = {
  events: listEvents,
  event: showEvent,
  event_new: addEvent,
  event_change: changeEvent,
  event_undo: undoEvent,
  event_access: changeAccess,
  event_open: openEvent,
  event_cancel: cancelEvent,
  event_repeat: repeatEvent,
} satisfies UseCases

/** Short dialogs of the event calendar by id. */
export const PLAN_FORMS: Readonly<Record<string, OfficeForm>> = {
  add_event: ADD_EVENT_FORM,
  change_event: CHANGE_EVENT_FORM,
  cancel_event: CANCEL_EVENT_FORM,
  repeat_event: REPEAT_EVENT_FORM,
}
