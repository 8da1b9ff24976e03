import type { OfficeForm } from '../../kit/office-form.ts'
import type { UseCases } from '../../kit/use-case.ts'
import { sendEventsReport, showEventsReport } from '../report/events-report.ts'
import { answerForPerson } from './event-answer.ts'
import { showEventPeople } from './event-people.ts'
import { allWere, showPresence, togglePresence } from './event-presence.ts'
import { cameUnasked, PUT_DOWN, putDown, walkIn } from './put-down.ts'

/** What employees do about who comes to an event, who was there, and what it came to. */
export const ATTEND_USE_CASES = {
  event_people: showEventPeople,
  event_answer: answerForPerson,
  event_put_down: putDown,
  event_presence: showPresence,
  event_was: togglePresence,
  event_all_were: allWere,
  event_walk_in: walkIn,
  event_came: cameUnasked,
  events_report: showEventsReport,
  events_report_file: sendEventsReport,
} satisfies UseCases

/** Short dialogs of the same. */
export const ATTEND_FORMS: Readonly<Record<string, OfficeForm>> = { event_put_down: PUT_DOWN.form }
