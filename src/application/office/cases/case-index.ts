import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { BOOKING, MOVE_BOOKING, showBooking, showBookings } from './case-bookings.ts'
import { CASE_CURATOR, chooseCurator } from './case-curator.ts'
import { CASE_DEED, recordPersonDeed, showDeeds } from './case-deeds.ts'
import { showCaseFacts } from './case-facts.ts'
import { showCaseHistory, showProgress } from './case-history.ts'
import {
  CASE_CONSENT,
  CASE_LETTER,
  LETTER_ANSWER,
  receiveLetter,
  showLetters,
  withdrawConsent,
} from './case-letters.ts'
import { ATTACH_MENTOR, endMentoring, PROLONG_CASE, REPLACE_MENTOR, showMentoring } from './case-mentor.ts'
import { sayCaseNeed, sayCaseSource, showCaseNeed, tickCasePaper } from './case-need.ts'
import { finishPlan, markPlan, PLAN_ENTRY, showPlan } from './case-plan.ts'
import { COUNCIL, IN_NEED, TAKEN_OFF } from './case-rulings.ts'
import { lookAtService, removeService, SERVICE, showServices } from './case-services.ts'
import { finishStage } from './finish-stage.ts'
import { listCases, listPersonCases } from './list-cases.ts'
import { MENTOR_CONSENT } from './mentor-consents.ts'
import { MENTORING_LOG } from './mentoring-log.ts'
import { showMentoringReport } from './mentoring-report.ts'
import { endCase, PAUSE_CASE, passStage, pickTrack, returnStage, takeUpCase } from './move-case.ts'
import { OPEN_CASE } from './open-case.ts'
import { PLAN_CHANGE, removePlanLine, showPlanLine } from './plan-line.ts'
import { recordCaseContact } from './record-contact.ts'
import { showCase, showCaseMore, showCaseSteps, showCaseTasks } from './show-case.ts'
import { tickTasks } from './tick-tasks.ts'

/** Use cases of cases by the name in their token. */
export const CASE_USE_CASES = {
  cases: listCases,
  person_cases: listPersonCases,
  case: showCase,
  case_new: OPEN_CASE.begin,
  case_more: showCaseMore,
  case_tasks: showCaseTasks,
  case_steps: showCaseSteps,
  case_history: showCaseHistory,
  case_progress: showProgress,
  case_done: finishStage,
  case_back: returnStage,
  case_skip: passStage,
  case_track: pickTrack,
  case_tracks: pickTrack,
  case_pause: PAUSE_CASE.begin,
  case_resume: takeUpCase,
  case_close: endCase,
  case_deeds: showDeeds,
  case_deed: CASE_DEED.begin,
  case_contact: recordCaseContact,
  case_consent: CASE_CONSENT.begin,
  case_consent_off: withdrawConsent,
  case_facts: showCaseFacts,
  case_need: showCaseNeed,
  case_need_is: sayCaseNeed,
  case_paper_is: tickCasePaper,
  case_source: sayCaseSource,
  case_letters: showLetters,
  case_letter: CASE_LETTER.begin,
  case_receipt: receiveLetter,
  case_answer: LETTER_ANSWER.begin,
  case_plan: showPlan,
  case_plan_add: PLAN_ENTRY.begin,
  case_plan_line: showPlanLine,
  case_plan_change: PLAN_CHANGE.begin,
  case_plan_off: removePlanLine,
  case_plan_mark: markPlan,
  case_plan_made: finishPlan,
  case_services: showServices,
  case_service: lookAtService,
  case_service_add: SERVICE.begin,
  case_service_off: removeService,
  case_mentoring: showMentoring,
  case_mentor: ATTACH_MENTOR.begin,
  case_mentor_next: REPLACE_MENTOR.begin,
  case_mentor_consent: MENTOR_CONSENT.begin,
  case_mentor_end: endMentoring,
  case_mentor_report: showMentoringReport,
  case_mentor_log: MENTORING_LOG.begin,
  case_prolong: PROLONG_CASE.begin,
  case_in_need: IN_NEED.begin,
  case_bookings: showBookings,
  case_booking: showBooking,
  case_booking_add: BOOKING.begin,
  case_booking_move: MOVE_BOOKING.begin,
  case_curator: chooseCurator,
  case_curator_to: CASE_CURATOR.begin,
  case_off: TAKEN_OFF.begin,
  case_council: COUNCIL.begin,
  deed: recordPersonDeed,
  case_tick: tickTasks,
} satisfies UseCases

/** Short dialogs of cases by id. */
export const CASE_FORMS: Readonly<Record<string, OfficeForm>> = {
  open_case: OPEN_CASE.form,
  pause_case: PAUSE_CASE.form,
  case_deed: CASE_DEED.form,
  case_consent: CASE_CONSENT.form,
  case_letter: CASE_LETTER.form,
  letter_answer: LETTER_ANSWER.form,
  case_plan_entry: PLAN_ENTRY.form,
  case_plan_line: PLAN_CHANGE.form,
  case_service: SERVICE.form,
  attach_mentor: ATTACH_MENTOR.form,
  replace_mentor: REPLACE_MENTOR.form,
  mentor_consent: MENTOR_CONSENT.form,
  mentoring_log: MENTORING_LOG.form,
  prolong_case: PROLONG_CASE.form,
  case_in_need: IN_NEED.form,
  case_booking: BOOKING.form,
  booking_move: MOVE_BOOKING.form,
  case_curator: CASE_CURATOR.form,
  case_off: TAKEN_OFF.form,
  case_council: COUNCIL.form,
}
