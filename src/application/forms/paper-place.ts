import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts'
import type { CaseRules } from '../../domain/caseload/case-rules.ts'
import type { Need } from '../../domain/needs/need.ts'
import type { Region } from '../../domain/organisations/region.ts'
import type { SheetDefinition } from '../../domain/people/sheet.ts'
import type { Content } from '../ports/content.ts'
import type { Employee } from '../ports/office/staff-desk.ts'

/** Where and when it is printed, and by whom. */
export interface PaperPlace {
  readonly actor: Employee
  readonly today: LocalDate
  readonly at: number
  readonly needs: ReadonlyMap<string, Need>
  readonly region: Region
  readonly calendar: WorkingCalendar
  readonly caseRules: CaseRules
  /** The act of a survey as data. */
  readonly act: SheetDefinition | undefined
  /** The diagnosis of a family as data. */
  readonly passport: SheetDefinition | undefined
  readonly has: (key: string) => boolean
}

type Known = Pick<Content, 'needs' | 'caseRules' | 'sheets'>

/** The place of printing, with what of the content papers stand on. */
export const paperPlace = (
  { needs, caseRules, sheets }: Known,
  place: Pick<PaperPlace, 'actor' | 'today' | 'at' | 'region' | 'calendar' | 'has'>,
): PaperPlace => ({ ...place, needs, caseRules, act: sheets.get('act'), passport: sheets.get('passport') })
