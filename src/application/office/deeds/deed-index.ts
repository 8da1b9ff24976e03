import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { sayHelp } from './deed-help.ts'
import { DISTRICT_DEED, showDistrictDeeds, undoDistrictDeed } from './district-deeds.ts'
import { showPersonDeeds } from './person-deeds.ts'
import { recordCaseReception, recordReception } from './record-reception.ts'
import { CASE_VISIT_DAY, recordCaseVisit, recordVisit, VISIT_DAY } from './record-visit.ts'
import { recordWorkHelp } from './record-work-help.ts'

/** Use cases of deeds by the name in their token. */
export const DEED_USE_CASES = {
  person_deeds: showPersonDeeds,
  deed_help: sayHelp,
  district_deeds: showDistrictDeeds,
  district_deed: DISTRICT_DEED.begin,
  district_deed_undo: undoDistrictDeed,
  reception: recordReception,
  case_reception: recordCaseReception,
  work_help: recordWorkHelp,
  visit: recordVisit,
  visit_day: VISIT_DAY.begin,
  case_visit: recordCaseVisit,
  case_visit_day: CASE_VISIT_DAY.begin,
} satisfies UseCases

/** Short dialogs of deeds by id. */
export const DEED_FORMS: Readonly<Record<string, OfficeForm>> = {
  district_deed: DISTRICT_DEED.form,
  visit_day: VISIT_DAY.form,
  case_visit_day: CASE_VISIT_DAY.form,
}
