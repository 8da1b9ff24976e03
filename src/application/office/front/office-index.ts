import { ALERT_USE_CASES } from '../alerts/alert-index.ts'
import { askTaker, listDistricts, reassignDistrict, showDistrict } from '../arranging/districts.ts'
import { ADD_DISTRICT, addDistrict, RENAME_DISTRICT, undoDistrictName } from '../arranging/name-district.ts'
import { showBoardList } from '../board/board-lists.ts'
import { showBoard, showBoardLeft, showBoardStaff, showGrowth } from '../board/show-board.ts'
import { showPictures } from '../board/show-pictures.ts'
import { CASE_FORMS, CASE_USE_CASES } from '../cases/case-index.ts'
import { askHelpWay, recordContact, recordUnreached } from '../cases/record-contact.ts'
import { CIRCUMSTANCE_DAY, showCircumstances, tickCircumstance } from '../circumstances/show-circumstances.ts'
import { DEED_FORMS, DEED_USE_CASES } from '../deeds/deed-index.ts'
import { DIRECTORY_FORMS, DIRECTORY_USE_CASES } from '../directory/directory-index.ts'
import { DOUBLE_USE_CASES } from '../doubles/double-index.ts'
import { EAR_USE_CASES } from '../ear/ear-index.ts'
import { ENTERED_USE_CASES } from '../entered/entered-index.ts'
import { ATTEND_FORMS, ATTEND_USE_CASES } from '../events/attend/attend-index.ts'
import { GROUP_FORMS, GROUP_USE_CASES } from '../events/groups/group-index.ts'
import { listHelpers, showHelpers } from '../events/helping/show-helpers.ts'
import { listCalls, showInvitedCall } from '../events/invite/call-invited.ts'
import { askInvitations, leaveInvitations, sendInvitations } from '../events/invite/preview-invitations.ts'
import { PLAN_FORMS, PLAN_USE_CASES } from '../events/plan/plan-index.ts'
import { SCHEDULE_FORMS, SCHEDULE_USE_CASES } from '../events/schedule/schedule-index.ts'
import { exportMonth, printMonth } from '../events/views/month-files.ts'
import { showMonth } from '../events/views/show-month.ts'
import { CHECK_FACT, confirmFact, correctFact, listFacts, showFact } from '../facts/check-facts.ts'
import { FAMILY_FORMS, FAMILY_USE_CASES } from '../family/family-index.ts'
import { confirmGone, listGone, RETURN_GONE, showGone, undoGone } from '../gone/confirm-gone.ts'
import { MEND_DOUBT, mendDoubts } from '../import/mend-doubts.ts'
import { putCode } from '../import/put-code.ts'
import {
  aimImport,
  cancelImport,
  showChanges,
  showImport,
  showRemarks,
  writeImport,
} from '../import/show-import.ts'
import { askAgain, undoDoubts } from '../import/undo-doubts.ts'
import { INDICATOR_USE_CASES } from '../indicators/indicator-index.ts'
import type { OfficeForm } from '../kit/office-form.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { LETTER_FORMS, LETTER_USE_CASES } from '../letters/letter-index.ts'
import { MENTOR_FORMS, MENTOR_USE_CASES } from '../mentors/mentor-index.ts'
import { monthLeft } from '../monthly/month-left.ts'
import { undoContact } from '../monthly/undo-contact.ts'
import { showMonthNames, showMonths } from '../months/show-months.ts'
import { ADD_PLANNED, addPlanned, markPlanned, printPlan, showPlan } from '../needs/individual-plan.ts'
import { changeNeed, showNeeds } from '../needs/needs-card.ts'
import { PAPER_FORMS, PAPER_USE_CASES } from '../papers/paper-index.ts'
import { PASSPORT_FORMS, PASSPORT_USE_CASES } from '../passport/passport-index.ts'
import { ADD_OTHER, ADD_PERSON, addPerson } from '../people/add-person.ts'
import { AWAY_UNTIL } from '../people/away-form.ts'
import { breakGlass, GLASS } from '../people/break-glass.ts'
import { callScript } from '../people/call-script.ts'
import { CHANGE_PERSON, movePerson } from '../people/change-person.ts'
import { findByWords, openPeople, turnPage } from '../people/find-people.ts'
import { askForget, forgetPerson } from '../people/forget-person.ts'
import { HOME } from '../people/home-point.ts'
import { linkPerson, unlinkPerson } from '../people/link-person.ts'
import { listBirthdays } from '../people/list-birthdays.ts'
import { nextCall } from '../people/next-call.ts'
import { askAway, askPresence, confirmPresence, setPresence } from '../people/note-presence.ts'
import { LINK_CONSENT, LINK_WHO } from '../people/open-card-link.ts'
import { showPerson, showPersonMore } from '../people/show-person.ts'
import { undoChange } from '../people/undo-change.ts'
import { undoPresence } from '../people/undo-presence.ts'
import { REPORT_FORMS, REPORT_USE_CASES } from '../report/report-index.ts'
import { SHEET_FORMS, SHEET_USE_CASES } from '../sheets/sheet-index.ts'
import { arrangeCover, endCover } from '../staff/arrange-cover.ts'
import { COVER } from '../staff/cover-form.ts'
import { askRemoval, confirmStaff, listStaff, removeStaff, showEmployee } from '../staff/employees.ts'
import { arrangeHeadCover, endHeadCover, showHeadCover } from '../staff/head-cover.ts'
import { HEAD_COVER } from '../staff/head-cover-form.ts'
import { inviteStaff, listInvites, revokeInvite } from '../staff/invites.ts'
import { REDEEM } from '../staff/redeem-form.ts'
import { arrangeHeardCover } from '../staff/told-absence.ts'
import { endCall } from '../talking/end-call.ts'
import { DANGER, reportDanger, reportHeard } from '../talking/report-danger.ts'
import { showCall, takeCall } from '../talking/show-call.ts'
import { showStuck } from '../talking/show-stuck.ts'
import { undoTask } from '../tasks/finish-task.ts'
import { showCries } from '../tasks/show-cries.ts'
import { showToday } from '../tasks/show-today.ts'
import { TASK_FORMS, TASK_USE_CASES } from '../tasks/task-index.ts'
import { TECHNOLOGY_FORMS, TECHNOLOGY_USE_CASES } from '../technologies/technologies-index.ts'
import { openMore } from './open-more.ts'

/** Every use case of the office by the name in its token. A test walks all of them for every role. */
export const USE_CASES: Readonly<Record<UseCaseName, OfficeUseCase>> = {
  ...CASE_USE_CASES,
  ...FAMILY_USE_CASES,
  ...SHEET_USE_CASES,
  ...ATTEND_USE_CASES,
  ...TASK_USE_CASES,
  ...PLAN_USE_CASES,
  ...GROUP_USE_CASES,
  helpers: showHelpers,
  helpers_who: listHelpers,
  ...ALERT_USE_CASES,
  ...EAR_USE_CASES,
  ...PAPER_USE_CASES,
  ...LETTER_USE_CASES,
  ...MENTOR_USE_CASES,
  ...DEED_USE_CASES,
  ...REPORT_USE_CASES,
  ...INDICATOR_USE_CASES,
  ...PASSPORT_USE_CASES,
  ...DIRECTORY_USE_CASES,
  ...TECHNOLOGY_USE_CASES,
  ...ENTERED_USE_CASES,
  ...DOUBLE_USE_CASES,
  ...SCHEDULE_USE_CASES,
  today: showToday,
  more: openMore,
  people: openPeople,
  birthdays: listBirthdays,
  heard_cover: arrangeHeardCover,
  find_page: turnPage,
  find: { action: 'find_people', run: findByWords },
  add_person: addPerson,
  change: CHANGE_PERSON.begin,
  change_undo: undoChange,
  move_person: movePerson,
  link_person: linkPerson,
  unlink_person: unlinkPerson,
  circumstances: showCircumstances,
  circumstance: tickCircumstance,
  circumstance_day: CIRCUMSTANCE_DAY.begin,
  forget: forgetPerson,
  forget_ask: askForget,
  needs: showNeeds,
  need: changeNeed,
  plan: showPlan,
  plan_add: addPlanned,
  plan_done: markPlanned,
  plan_print: printPlan,
  person: showPerson,
  person_more: showPersonMore,
  contact: recordContact,
  needs_help: askHelpWay,
  unreached: recordUnreached,
  undo_contact: undoContact,
  task_undo: undoTask,
  month_left: monthLeft,
  call_script: callScript,
  next_call: nextCall,
  presence: askPresence,
  presence_sure: confirmPresence,
  presence_set: setPresence,
  presence_undo: undoPresence,
  away: askAway,
  away_day: AWAY_UNTIL.begin,
  home: HOME.begin,
  event_invite: askInvitations,
  invite_send: sendInvitations,
  invite_not: leaveInvitations,
  event_calls: listCalls,
  event_call: showInvitedCall,
  import: showImport,
  doubts: mendDoubts,
  doubt_again: askAgain,
  doubt_undo: undoDoubts,
  doubt_code: putCode,
  import_remarks: showRemarks,
  import_changes: showChanges,
  import_aim: aimImport,
  import_write: writeImport,
  import_cancel: cancelImport,
  staff: listStaff,
  employee: showEmployee,
  invite: inviteStaff,
  staff_confirm: confirmStaff,
  staff_remove_sure: askRemoval,
  staff_remove: removeStaff,
  facts: listFacts,
  fact: showFact,
  fact_confirm: confirmFact,
  fact_correct: correctFact,
  call: showCall,
  call_take: takeCall,
  call_end: endCall,
  stuck: showStuck,
  danger: reportDanger,
  danger_heard: reportHeard,
  glass: breakGlass,
  invites: listInvites,
  invite_revoke: revokeInvite,
  board: showBoard,
  board_staff: showBoardStaff,
  board_left: showBoardLeft,
  board_list: showBoardList,
  board_picture: showPictures,
  months: showMonths,
  cries: showCries,
  gone: listGone,
  gone_one: showGone,
  gone_yes: confirmGone,
  gone_back: RETURN_GONE.begin,
  gone_undo: undoGone,
  month_names: showMonthNames,
  growth: showGrowth,
  cover: arrangeCover,
  cover_end: endCover,
  head_cover: showHeadCover,
  head_cover_new: arrangeHeadCover,
  head_cover_end: endHeadCover,
  districts: listDistricts,
  district: showDistrict,
  district_add: addDistrict,
  district_name: RENAME_DISTRICT.begin,
  district_undo: undoDistrictName,
  district_to: askTaker,
  district_take: reassignDistrict,
  events_month: showMonth,
  events_print: printMonth,
  events_file: exportMonth,
}

/** Every short dialog of the office by its id. */
export const FORMS: Readonly<Record<string, OfficeForm>> = {
  ...CASE_FORMS,
  ...PAPER_FORMS,
  ...LETTER_FORMS,
  ...MENTOR_FORMS,
  ...DEED_FORMS,
  ...REPORT_FORMS,
  ...PASSPORT_FORMS,
  ...DIRECTORY_FORMS,
  ...TECHNOLOGY_FORMS,
  ...TASK_FORMS,
  ...FAMILY_FORMS,
  ...SHEET_FORMS,
  ...ATTEND_FORMS,
  ...PLAN_FORMS,
  ...GROUP_FORMS,
  ...SCHEDULE_FORMS,
  redeem_invite: REDEEM.form,
  away_until: AWAY_UNTIL.form,
  home_point: HOME.form,
  check_fact: CHECK_FACT.form,
  report_danger: DANGER.form,
  break_glass: GLASS.form,
  arrange_cover: COVER.form,
  head_cover: HEAD_COVER.form,
  add_district: ADD_DISTRICT.form,
  rename_district: RENAME_DISTRICT.form,
  add_person: ADD_PERSON.form,
  mend_doubt: MEND_DOUBT.form,
  add_other: ADD_OTHER.form,
  change_person: CHANGE_PERSON.form,
  link_who: LINK_WHO.form,
  link_consent: LINK_CONSENT.form,
  circumstance_day: CIRCUMSTANCE_DAY.form,
  individual_plan: ADD_PLANNED.form,
  gone_back: RETURN_GONE.form,
}
