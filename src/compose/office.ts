import type pg from 'pg'
import { PostgresAlertDesk } from '../adapters/database/office/alert-rows.ts'
import { PostgresArrangingDesk } from '../adapters/database/office/arranging-rows.ts'
import { PostgresAudienceDesk } from '../adapters/database/office/audience-rows.ts'
import { PostgresBoardDesk } from '../adapters/database/office/board-rows.ts'
import { PostgresBookingDesk } from '../adapters/database/office/booking-rows.ts'
import { PostgresCaseDesk } from '../adapters/database/office/case-rows.ts'
import { PostgresCircumstanceDesk } from '../adapters/database/office/circumstance-rows.ts'
import { PostgresCryDesk } from '../adapters/database/office/cry-rows.ts'
import { PostgresDayDesk } from '../adapters/database/office/day-rows.ts'
import { PostgresDeedDesk } from '../adapters/database/office/deed-rows.ts'
import { PostgresDestructionDesk } from '../adapters/database/office/destruction-rows.ts'
import { PostgresDirectoryDesk } from '../adapters/database/office/directory-rows.ts'
import { PostgresDistrictDeedDesk } from '../adapters/database/office/district-deed-rows.ts'
import { PostgresDistrictFactDesk } from '../adapters/database/office/district-fact-rows.ts'
import { PostgresDoubtDesk } from '../adapters/database/office/doubt-rows.ts'
import { PostgresEnteredDesk } from '../adapters/database/office/entered-rows.ts'
import { PostgresEventDesk } from '../adapters/database/office/event-rows.ts'
import { PostgresFamilyDesk } from '../adapters/database/office/family-rows.ts'
import { PostgresGoneDesk } from '../adapters/database/office/gone-rows.ts'
import { PostgresGroupDesk } from '../adapters/database/office/group-rows.ts'
import { PostgresHeadCoverDesk } from '../adapters/database/office/head-cover-rows.ts'
import { PostgresImportDesk } from '../adapters/database/office/import-rows.ts'
import { PostgresIndicatorDesk } from '../adapters/database/office/indicator-rows.ts'
import { PostgresDialogShelf } from '../adapters/database/office/kept-dialogs.ts'
import { PostgresLetterDesk } from '../adapters/database/office/letter-rows.ts'
import { PostgresMentorDesk } from '../adapters/database/office/mentor-rows.ts'
import { PostgresMergeDesk } from '../adapters/database/office/merge-rows.ts'
import { PostgresMonthlyDesk } from '../adapters/database/office/monthly-desk-rows.ts'
import { PostgresMonthsDesk } from '../adapters/database/office/months-rows.ts'
import { PostgresOwnFormDesk } from '../adapters/database/office/own-form-rows.ts'
import { PostgresPaperDesk } from '../adapters/database/office/paper-rows.ts'
import { PostgresPeopleDesk } from '../adapters/database/office/people-rows.ts'
import { PostgresRecordDesk } from '../adapters/database/office/record-rows.ts'
import { PostgresRegisterDesk } from '../adapters/database/office/register-rows.ts'
import { PostgresReplacedDesk } from '../adapters/database/office/replaced-rows.ts'
import { PostgresReportDesk } from '../adapters/database/office/report-rows.ts'
import { PostgresRulingDesk } from '../adapters/database/office/ruling-rows.ts'
import { PostgresScheduleDesk } from '../adapters/database/office/schedule-rows.ts'
import { PostgresSheetDesk } from '../adapters/database/office/sheet-rows.ts'
import { PostgresSignUpDesk } from '../adapters/database/office/sign-up-rows.ts'
import { PostgresStaffDesk } from '../adapters/database/office/staff-rows.ts'
import { PostgresTalkingDesk } from '../adapters/database/office/talking-rows.ts'
import { PostgresTaskDesk } from '../adapters/database/office/task-rows.ts'
import { PostgresTechnologyDesk } from '../adapters/database/office/technology-rows.ts'
import { PostgresWelcomeDesk } from '../adapters/database/office/welcome-rows.ts'
import { writeCalendarIcs } from '../adapters/files/calendar-ics.ts'
import { docxFault } from '../adapters/files/docx/docx-guard.ts'
import { openCalendar } from '../adapters/files/ical/open-calendar.ts'
import { writeCsv } from '../adapters/files/tables/csv/write-csv.ts'
import { openTable } from '../adapters/files/tables/open-table.ts'
import { printPaperXlsx, writeSheets } from '../adapters/files/tables/xlsx/write-workbook.ts'
import { chartPng } from '../adapters/pictures/chart-png.ts'
import { monthPng } from '../adapters/pictures/month-png.ts'
import { qrPng } from '../adapters/pictures/qr-png.ts'
import { ownFormEngine } from '../adapters/print/docx/own-form.ts'
import { printPaperDocx } from '../adapters/print/docx/paper-docx.ts'
import { printMonthPlan } from '../adapters/print/month-plan-pdf.ts'
import { printPaperPdf } from '../adapters/print/pdf/paper-pdf.ts'
import { formDialogs } from '../adapters/telegram/form-dialogs.ts'
import type { OfficeDesks } from '../application/office/kit/office-call.ts'
import type { FetchFile } from '../application/ports/files.ts'
import type { PaperWay } from '../application/ports/print.ts'
import type { Vault } from '../application/ports/vault.ts'

/** What the office reads from: one pool, one vault. */
export const officeDesks = (
  pool: pg.Pool,
  vault: Vault,
  bot: string,
  fetchFile: FetchFile,
  paperWay: PaperWay = { kind: 'allowed_chat' },
): OfficeDesks => ({
  paperWay,
  staff: new PostgresStaffDesk(pool, vault, bot),
  register: new PostgresRegisterDesk(pool, vault),
  people: new PostgresPeopleDesk(pool, vault, bot),
  circumstances: new PostgresCircumstanceDesk(pool),
  families: new PostgresFamilyDesk(pool, vault),
  sheets: new PostgresSheetDesk(pool, vault),
  rulings: new PostgresRulingDesk(pool),
  bookings: new PostgresBookingDesk(pool, vault),
  imports: new PostgresImportDesk(pool, vault, bot),
  doubts: new PostgresDoubtDesk(pool, vault),
  drawQr: qrPng,
  writeCsv,
  tasks: new PostgresTaskDesk(pool, vault),
  cases: new PostgresCaseDesk(pool, vault),
  deeds: new PostgresDeedDesk(pool, vault),
  districtFacts: new PostgresDistrictFactDesk(pool, vault),
  districtDeeds: new PostgresDistrictDeedDesk(pool, vault),
  letters: new PostgresLetterDesk(pool, vault),
  mentors: new PostgresMentorDesk(pool, vault),
  merges: new PostgresMergeDesk(pool, vault),
  destructions: new PostgresDestructionDesk(pool, vault),
  days: new PostgresDayDesk(pool, vault),
  cries: new PostgresCryDesk(pool, vault),
  talking: new PostgresTalkingDesk(pool, vault),
  monthly: new PostgresMonthlyDesk(pool, vault),
  months: new PostgresMonthsDesk(pool, vault),
  reports: new PostgresReportDesk(pool, vault),
  technologies: new PostgresTechnologyDesk(pool),
  entered: new PostgresEnteredDesk(pool, vault),
  gone: new PostgresGoneDesk(pool, vault),
  board: new PostgresBoardDesk(pool, vault),
  indicators: new PostgresIndicatorDesk(pool, vault),
  arranging: new PostgresArrangingDesk(pool, vault),
  headCovers: new PostgresHeadCoverDesk(pool, vault),
  events: new PostgresEventDesk(pool),
  replaced: new PostgresReplacedDesk(pool),
  audience: new PostgresAudienceDesk(pool, vault),
  groups: new PostgresGroupDesk(pool, vault),
  signUps: new PostgresSignUpDesk(pool, vault),
  alerts: new PostgresAlertDesk(pool, vault),
  schedules: new PostgresScheduleDesk(pool),
  directory: new PostgresDirectoryDesk(pool, vault),
  record: new PostgresRecordDesk(pool),
  welcomes: new PostgresWelcomeDesk(pool),
  fetchFile,
  openTable,
  openSchedule: openCalendar,
  drawChart: chartPng,
  drawMonth: monthPng,
  printMonthPlan,
  papers: new PostgresPaperDesk(pool, vault),
  ownForms: new PostgresOwnFormDesk(pool, vault),
  ownFormEngine: ownFormEngine(docxFault),
  writeSheets,
  printPaper: { docx: printPaperDocx, pdf: printPaperPdf, xlsx: printPaperXlsx },
  writeCalendar: writeCalendarIcs,
  shelf: new PostgresDialogShelf(pool, vault),
  dialogs: formDialogs(),
})
