import type { OfficeChange } from '../../../application/ports/office/changes.ts'
import { ALERT_WRITERS } from './alert-writers.ts'
import { BOOKING_WRITERS } from './booking-rows.ts'
import { CASELOAD_WRITERS } from './caseload-writers.ts'
import { CIRCUMSTANCE_WRITERS } from './circumstance-rows.ts'
import { DESK_WRITERS } from './desk-writers.ts'
import { DESTRUCTION_WRITERS } from './destruction-writers.ts'
import { DIRECTORY_WRITERS } from './directory-rows.ts'
import { DISTRICT_DEED_WRITERS } from './district-deed-rows.ts'
import { DISTRICT_FACT_WRITERS } from './district-fact-rows.ts'
import { DOUBT_WRITERS } from './doubt-writers.ts'
import { ENTERED_WRITERS } from './entered-rows.ts'
import { EVENT_WRITERS } from './event-writers.ts'
import { FACT_WRITERS } from './fact-rows.ts'
import { FAMILY_WRITERS } from './family-rows.ts'
import { GROUP_WRITERS } from './group-writers.ts'
import { REPORT_WRITERS } from './handed-report-rows.ts'
import { HEAD_COVER_WRITERS } from './head-cover-rows.ts'
import { IMPORT_WRITERS } from './import-writers.ts'
import { INVITATION_WRITERS } from './invitation-writers.ts'
import { LETTER_WRITERS } from './letter-rows.ts'
import { MENTOR_WRITERS } from './mentor-rows.ts'
import { MERGE_WRITERS } from './merge-writers.ts'
import { MONTHLY_WRITERS } from './monthly-writers.ts'
import { OWN_FORM_WRITERS } from './own-form-rows.ts'
import { PAPER_WRITERS } from './paper-writers.ts'
import { REGISTER_WRITERS } from './register-writers.ts'
import { REPLACED_WRITERS } from './replaced-rows.ts'
import { RULING_WRITERS } from './ruling-rows.ts'
import { SCHEDULE_WRITERS } from './schedule-writers.ts'
import { SHEET_WRITERS } from './sheet-rows.ts'
import { SIGN_UP_WRITERS } from './sign-up-writers.ts'
import { STAFF_WRITERS } from './staff-writers.ts'
import { TALKING_WRITERS } from './talking-writers.ts'
import { WELCOME_WRITERS } from './welcome-writers.ts'
import type { Writer, Writers, Writing } from './writing.ts'

const WRITERS: Writers<OfficeChange> = {
  ...DESK_WRITERS,
  ...STAFF_WRITERS,
  ...HEAD_COVER_WRITERS,
  ...FACT_WRITERS,
  ...REGISTER_WRITERS,
  ...CIRCUMSTANCE_WRITERS,
  ...FAMILY_WRITERS,
  ...SHEET_WRITERS,
  ...ENTERED_WRITERS,
  ...RULING_WRITERS,
  ...BOOKING_WRITERS,
  ...REPORT_WRITERS,
  ...REPLACED_WRITERS,
  ...IMPORT_WRITERS,
  ...DOUBT_WRITERS,
  ...CASELOAD_WRITERS,
  ...DISTRICT_DEED_WRITERS,
  ...DISTRICT_FACT_WRITERS,
  ...DIRECTORY_WRITERS,
  ...LETTER_WRITERS,
  ...MENTOR_WRITERS,
  ...MERGE_WRITERS,
  ...DESTRUCTION_WRITERS,
  ...MONTHLY_WRITERS,
  ...TALKING_WRITERS,
  ...EVENT_WRITERS,
  ...INVITATION_WRITERS,
  ...GROUP_WRITERS,
  ...SIGN_UP_WRITERS,
  ...ALERT_WRITERS,
  ...SCHEDULE_WRITERS,
  ...WELCOME_WRITERS,
  ...OWN_FORM_WRITERS,
  ...PAPER_WRITERS,
}

/**
 * Writes changes of the office inside the transaction of their update, in order. @returns false at the first whose guard
 * does not hold: the transaction is to be rolled back and the update decided anew.
 */
export const applyChanges = async (writing: Writing, changes: readonly OfficeChange[]): Promise<boolean> => {
  for (const change of changes) {
    const write = WRITERS[change.type] as Writer<OfficeChange>
    if (!(await write(writing, change))) return false
  }
  return true
}
