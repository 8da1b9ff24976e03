import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts'
import type { CaseRules } from '../../domain/caseload/case-rules.ts'
import type { Need } from '../../domain/needs/need.ts'
import type { Region } from '../../domain/organisations/region.ts'
import type { NeedsCardChoices } from '../../domain/people/needs-card.ts'
import type { SheetDefinition } from '../../domain/people/sheet.ts'
import type { Manners } from '../../domain/reminders/rule.ts'
import type { ReportDefinition } from '../../domain/report/report-line.ts'
import type { Content } from '../ports/content.ts'
import type { Employee } from '../ports/office/staff-desk.ts'
import type { Language } from '../ports/texts.ts'

/** Where and when it is printed, and by whom. */
export interface PaperPlace {
  readonly actor: Employee
  readonly today: LocalDate
  readonly at: number
  readonly needs: ReadonlyMap<string, Need>
  readonly region: Region
  readonly calendar: WorkingCalendar
  readonly caseRules: CaseRules
  /** What can be said in a needs card. */
  readonly needsCard: NeedsCardChoices
  /** The act of a survey as data. */
  readonly act: SheetDefinition | undefined
  /** The diagnosis of a family as data. */
  readonly passport: SheetDefinition | undefined
  /** Of whom the passport of a district tells, as data. */
  readonly districtPassport: ReportDefinition | undefined
  /** Kinds of deeds that are typed over, by register of the state. */
  readonly entered: Manners['entered']
  /** In which language it is printed. */
  readonly language: Language
  readonly has: (key: string) => boolean
}

type Known = Pick<Content, 'needs' | 'caseRules' | 'needsCard' | 'sheets' | 'reports' | 'manners'>

/** The place of printing, with what of the content papers stand on. */
export const paperPlace = (
  { needs, caseRules, needsCard, sheets, reports, manners }: Known,
  place: Pick<PaperPlace, 'actor' | 'today' | 'at' | 'region' | 'calendar' | 'language' | 'has'>,
): PaperPlace => ({
  ...place,
  needs,
  caseRules,
  needsCard,
  act: sheets.get('act'),
  passport: sheets.get('passport'),
  districtPassport: reports.get('district_passport'),
  entered: manners.entered,
})
