import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { CORRECT, handInReport, showVersions } from './hand-in.ts'
import { sendReport, sendReportLists } from './report-files.ts'
import { showReportLacking } from './report-lacking.ts'
import { showReportLine } from './report-list.ts'
import { showReport, showReportGroup, showReportPeriods, showReportScopes } from './show-report.ts'

/** Use cases of the statistical report by the name in their token. */
export const REPORT_USE_CASES = {
  report: showReport,
  report_group: showReportGroup,
  report_line: showReportLine,
  report_lacking: showReportLacking,
  report_file: sendReport,
  report_lists: sendReportLists,
  report_periods: showReportPeriods,
  report_scopes: showReportScopes,
  report_versions: showVersions,
  report_hand_in: handInReport,
  report_correct: CORRECT.begin,
} satisfies UseCases

/** Short dialogs of the statistical report by id. */
export const REPORT_FORMS: Readonly<Record<string, OfficeForm>> = { report_correct: CORRECT.form }
