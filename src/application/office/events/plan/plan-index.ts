import type { OfficeForm } from '../../kit/office-form.ts'
import type { UseCases } from '../../kit/use-case.ts'
import { ADD_EVENT, addEvent } from './add-event.ts'
import { CANCEL_EVENT, cancelEvent } from './cancel-event.ts'
import { CHANGE_EVENT } from './change-event.ts'
import { changeAccess } from './event-access.ts'
import { listEvents } from './list-events.ts'
import { openEvent, REPEAT_EVENT, showEvent } from './show-event.ts'
import { undoEvent } from './undo-event.ts'

/** Use cases of the event calendar by the name in their token. */
export const PLAN_USE_CASES = {
  events: listEvents,
  event: showEvent,
  event_new: addEvent,
  event_change: CHANGE_EVENT.begin,
  event_undo: undoEvent,
  event_access: changeAccess,
  event_open: openEvent,
  event_cancel: cancelEvent,
  event_repeat: REPEAT_EVENT.begin,
} satisfies UseCases

/** Short dialogs of the event calendar by id. */
export const PLAN_FORMS: Readonly<Record<string, OfficeForm>> = {
  add_event: ADD_EVENT.form,
  change_event: CHANGE_EVENT.form,
  cancel_event: CANCEL_EVENT.form,
  repeat_event: REPEAT_EVENT.form,
}
