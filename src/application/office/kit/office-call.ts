import { type LocalDate, type LocalMoment, localMoment } from '../../../domain/calendar/local-date.ts'
import type { Moment } from '../../decision.ts'
import type { WriteCalendar } from '../../ports/calendar-writer.ts'
import type { FetchFile } from '../../ports/files.ts'
import type { AlertDesk } from '../../ports/office/alert-desk.ts'
import type { ArrangingDesk } from '../../ports/office/arranging-desk.ts'
import type { AudienceDesk } from '../../ports/office/audience-desk.ts'
import type { BoardDesk } from '../../ports/office/board-desk.ts'
import type { BookingDesk } from '../../ports/office/booking-desk.ts'
import type { CaseDesk } from '../../ports/office/case-desk.ts'
import type { CircumstanceDesk } from '../../ports/office/circumstance-desk.ts'
import type { CryDesk } from '../../ports/office/cry-desk.ts'
import type { DayDesk } from '../../ports/office/day-desk.ts'
import type { DeedDesk } from '../../ports/office/deed-desk.ts'
import type { DestructionDesk } from '../../ports/office/destruction-desk.ts'
import type { DialogShelf } from '../../ports/office/dialog-shelf.ts'
import type { Dialogs } from '../../ports/office/dialogs.ts'
import type { DirectoryDesk } from '../../ports/office/directory-desk.ts'
import type { DistrictDeedDesk } from '../../ports/office/district-deed-desk.ts'
import type { DistrictFactDesk } from '../../ports/office/district-fact-desk.ts'
import type { DoubtDesk } from '../../ports/office/doubt-desk.ts'
import type { EnteredDesk } from '../../ports/office/entered-desk.ts'
import type { EventDesk } from '../../ports/office/event-desk.ts'
import type { FamilyDesk } from '../../ports/office/family-desk.ts'
import type { GoneDesk } from '../../ports/office/gone-desk.ts'
import type { GroupDesk } from '../../ports/office/group-desk.ts'
import type { HeadCoverDesk } from '../../ports/office/head-cover-desk.ts'
import type { ImportDesk } from '../../ports/office/import-desk.ts'
import type { IndicatorDesk } from '../../ports/office/indicator-desk.ts'
import type { LetterDesk } from '../../ports/office/letter-desk.ts'
import type { MentorDesk } from '../../ports/office/mentor-desk.ts'
import type { MergeDesk } from '../../ports/office/merge-desk.ts'
import type { MonthlyDesk } from '../../ports/office/monthly-desk.ts'
import type { MonthsDesk } from '../../ports/office/months-desk.ts'
import type { OwnFormDesk } from '../../ports/office/own-form-desk.ts'
import type { PaperDesk } from '../../ports/office/paper-desk.ts'
import type { PeopleDesk } from '../../ports/office/people-desk.ts'
import type { RecordDesk } from '../../ports/office/record-desk.ts'
import type { RegisterDesk } from '../../ports/office/register-desk.ts'
import type { ReplacedDesk } from '../../ports/office/replaced-desk.ts'
import type { ReportDesk } from '../../ports/office/report-desk.ts'
import type { RulingDesk } from '../../ports/office/ruling-desk.ts'
import type { ScheduleDesk } from '../../ports/office/schedule-desk.ts'
import type { SheetDesk } from '../../ports/office/sheet-desk.ts'
import type { SignUpDesk } from '../../ports/office/sign-up-desk.ts'
import type { Employee, StaffDesk } from '../../ports/office/staff-desk.ts'
import type { TalkingDesk } from '../../ports/office/talking-desk.ts'
import type { TaskDesk } from '../../ports/office/task-desk.ts'
import type { TechnologyDesk } from '../../ports/office/technology-desk.ts'
import type { WelcomeDesk } from '../../ports/office/welcome-desk.ts'
import type { OpenSchedule } from '../../ports/open-schedule.ts'
import type { OwnFormEngine } from '../../ports/own-forms.ts'
import type { DrawChart, DrawMonth, DrawQr } from '../../ports/pictures.ts'
import type { PaperPrinters, PaperWay, PrintMonthPlan, WriteSheets } from '../../ports/print.ts'
import type { OpenTable, WriteTable } from '../../ports/tables.ts'
import { OfficeWords } from './office-words.ts'

/** What the office reads from. */
export interface OfficeDesks {
  readonly staff: StaffDesk
  readonly register: RegisterDesk
  readonly people: PeopleDesk
  readonly circumstances: CircumstanceDesk
  readonly families: FamilyDesk
  readonly sheets: SheetDesk
  readonly rulings: RulingDesk
  readonly bookings: BookingDesk
  readonly imports: ImportDesk
  readonly doubts: DoubtDesk
  readonly drawQr: DrawQr
  readonly writeCsv: WriteTable
  readonly tasks: TaskDesk
  readonly cases: CaseDesk
  readonly deeds: DeedDesk
  readonly districtDeeds: DistrictDeedDesk
  readonly districtFacts: DistrictFactDesk
  readonly letters: LetterDesk
  readonly mentors: MentorDesk
  readonly merges: MergeDesk
  readonly destructions: DestructionDesk
  readonly days: DayDesk
  readonly cries: CryDesk
  readonly talking: TalkingDesk
  readonly monthly: MonthlyDesk
  readonly months: MonthsDesk
  readonly reports: ReportDesk
  readonly entered: EnteredDesk
  readonly technologies: TechnologyDesk
  readonly gone: GoneDesk
  readonly board: BoardDesk
  readonly indicators: IndicatorDesk
  readonly arranging: ArrangingDesk
  readonly headCovers: HeadCoverDesk
  readonly events: EventDesk
  readonly replaced: ReplacedDesk
  readonly audience: AudienceDesk
  readonly groups: GroupDesk
  readonly signUps: SignUpDesk
  readonly alerts: AlertDesk
  readonly schedules: ScheduleDesk
  readonly directory: DirectoryDesk
  readonly record: RecordDesk
  readonly welcomes: WelcomeDesk
  readonly fetchFile: FetchFile
  readonly openTable: OpenTable
  readonly openSchedule: OpenSchedule
  readonly drawChart: DrawChart
  readonly drawMonth: DrawMonth
  readonly printMonthPlan: PrintMonthPlan
  readonly papers: PaperDesk
  readonly printPaper: PaperPrinters
  readonly ownForms: OwnFormDesk
  readonly ownFormEngine: OwnFormEngine
  readonly writeSheets: WriteSheets
  readonly paperWay: PaperWay
  readonly writeCalendar: WriteCalendar
  readonly shelf: DialogShelf
  readonly dialogs: Dialogs
}

/** An employee does something: the moment, who it is, and what it is about. */
export interface OfficeCall {
  readonly moment: Moment
  readonly actor: Employee
  readonly desks: OfficeDesks
  readonly words: OfficeWords
  /** The local day of the region: deadlines and months are counted in it. */
  readonly today: LocalDate
  /** Ids and choices of the press, typed words, or the answers of a dialog. */
  readonly args: readonly string[]
}

/** Day and time of the region at a moment. */
export const officeNow = ({ conversation, at }: Pick<Moment, 'conversation' | 'at'>): LocalMoment =>
  localMoment(at, conversation.region.time_zone)

/** The day of the region at a moment. */
export const officeDay = (moment: Pick<Moment, 'conversation' | 'at'>): LocalDate => officeNow(moment).date

/** The words of the office for whoever a moment is about. */
export const officeWords = ({ conversation, language, person }: Moment): OfficeWords =>
  new OfficeWords(conversation.renderers[language], person.large)

/** A call of an employee. */
export const officeCall = (
  moment: Moment,
  actor: Employee,
  desks: OfficeDesks,
  args: readonly string[],
): OfficeCall => ({
  moment,
  actor,
  desks,
  args,
  today: officeDay(moment),
  words: officeWords(moment),
})
