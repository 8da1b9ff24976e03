import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts'
import type { CaseRules } from '../../domain/caseload/case-rules.ts'
import type { LetterNote } from '../../domain/caseload/case-words.ts'
import type { Consent } from '../../domain/caseload/consent.ts'
import type { MentorConsent } from '../../domain/caseload/mentor-consent.ts'
import type { Ruling } from '../../domain/caseload/ruling.ts'
import type { StateRegister } from '../../domain/caseload/state-register.ts'
import type { CheckedFact } from '../../domain/district/district-fact.ts'
import type { Need } from '../../domain/needs/need.ts'
import type { Region } from '../../domain/organisations/region.ts'
import type { IndividualPlan, PlanPeriod } from '../../domain/people/individual-plan.ts'
import type { SheetDefinition, SheetSection } from '../../domain/people/sheet.ts'
import type { TechnologySheet } from '../../domain/report/frozen-technologies.ts'
import type { Param } from '../../domain/words/text-ref.ts'
import type { CaseHistory, CaseOnDesk } from '../ports/office/case-desk.ts'
import type { DestructionAct } from '../ports/office/destruction-desk.ts'
import type { DistrictDeedOnPaper } from '../ports/office/district-deed-desk.ts'
import type { WaitingDeed } from '../ports/office/entered-desk.ts'
import type { Family } from '../ports/office/family-desk.ts'
import type { LetterLine } from '../ports/office/letter-desk.ts'
import type { MentorRecord } from '../ports/office/mentor-desk.ts'
import type { MissedLine } from '../ports/office/months-desk.ts'
import type {
  DeedOnPaper,
  InstitutionField,
  PersonOnPaper,
  ReportOnPaper,
} from '../ports/office/paper-desk.ts'
import type { CitizenCard } from '../ports/office/register-desk.ts'
import type { FilledSheet } from '../ports/office/sheet-desk.ts'
import type { Employee } from '../ports/office/staff-desk.ts'
import type { TaskLine } from '../ports/office/task-desk.ts'

type CouncilRuling = Extract<Ruling, { kind: 'council' }>
type InNeedRuling = Extract<Ruling, { kind: 'in_need' }>

/** The plan of a period, as it stands. */
export interface PlanOnPaper {
  readonly period: PlanPeriod
  readonly starts: LocalDate
  readonly plan: IndividualPlan
}

/** What a person said of interests, limits and wishes, as a paper shows it. */
export interface InterestsOnPaper {
  /** Every group with the items that were chosen of it. */
  readonly groups: readonly { readonly id: string; readonly chosen: readonly string[] }[]
  /** When it was last changed; null – no card was filled in. */
  readonly on: LocalDate | null
  /** Name of the employee who changed it last; null – the person did, or nobody. */
  readonly byName: string | null
  /** Life problems that the person is helped with now, each since the day on which its case was opened. */
  readonly help: readonly { readonly need: string; readonly since: LocalDate }[]
}

/** A statistical report as a paper shows it. */
export interface ReportOnForm {
  readonly institution: string | null
  /** The unit, or one of its districts. */
  readonly unit: string
  readonly period: Param
  /** When it was handed in, or as of which day it was counted. */
  readonly standing: Param
  readonly lines: readonly { readonly number: string; readonly wording: string; readonly value: Param }[]
}

/** A district as its passport shows it. */
export interface DistrictOnForm {
  readonly name: string
  /** Names of whoever works it. */
  readonly workers: readonly string[]
  /** The number at work of the first of them; null – nobody said. */
  readonly phone: string | null
  /** What is known of it, each with the day on which it was checked. */
  readonly facts: readonly CheckedFact[]
  /** How many of each group live there. */
  readonly lines: readonly DistrictLine[]
}

/** A group of the passport with its number; null – nothing is recorded that it could be counted from. */
export interface DistrictLine {
  readonly counts: 'families' | 'people'
  readonly wording: string
  readonly value: number | null
}

/** What is not typed over into a register of the state yet. */
export interface EnteredOnForm {
  readonly register: StateRegister
  readonly deeds: readonly WaitingDeed[]
}

/** The information on technologies as papers show it. */
export interface TechnologiesOnForm {
  readonly sheets: readonly TechnologySheet[]
  /** What the head wrote at handing in; null – nothing. */
  readonly remarks: string | null
}

/** What is at hand when a form is printed: what the form is about, and what was chosen. Null – it is about no such thing. */
export interface PaperGround {
  readonly today: LocalDate
  readonly staff: Employee
  readonly institution: string | null
  /** Who signs for the institution, where it is, how to call it; null – nobody said. */
  readonly seat: Readonly<Record<InstitutionField, string | null>> | null
  /** The number at work of whoever prints it; null – nobody said. */
  readonly staffPhone: string | null
  readonly region: Region
  readonly calendar: WorkingCalendar
  readonly caseRules: CaseRules
  /** Whether there is such a text. */
  readonly has: (key: string) => boolean
  readonly citizen: CitizenCard | null
  /** Deeds about the citizen, the newest first. */
  readonly deeds: readonly DeedOnPaper[]
  readonly case: CaseOnDesk | null
  readonly history: CaseHistory | null
  readonly curator: string | null
  /** The mentor whom the form is about: chosen, or the case's own; and both consents to them in the case. */
  readonly mentor: MentorRecord | null
  readonly mentorConsent: MentorConsent | null
  readonly consent: Consent | null
  readonly family: Family | null
  /** Where the person is registered; null – nobody said. */
  readonly registration: string | null
  /** The individual programme that was approved last, also when its term is over; null – none. */
  readonly programme: InNeedRuling | null
  /** What the council of prevention decided last; null – nothing. */
  readonly council: CouncilRuling | null
  /** Acts of a survey and diagnoses of the family that were finished, the latest first. */
  readonly acts: readonly FilledSheet[]
  readonly passports: readonly FilledSheet[]
  /** The diagnosis of a family as data; null – there is none such. */
  readonly passportForm: SheetDefinition | null
  /** The act as data: its sections. */
  readonly actSections: readonly SheetSection[]
  readonly need: Need | null
  /** A cause of the need; undefined – nobody said, what holds for all of them. */
  readonly cause: string | undefined
  /** The day on which the citizen goes to the office; null – nobody said. */
  readonly visit: LocalDate | null
  /** It is printed before the visit: what is of the day itself is left to the pen. */
  readonly isBlank: boolean
  /** Ids of papers of the life problem that are there, as an open case about it says. */
  readonly papersThere: readonly string[]
  readonly plan: PlanOnPaper | null
  /** Null – the form shows nothing of it. */
  readonly interests: InterestsOnPaper | null
  readonly letter: LetterNote | null
  /** `2026-11` */
  readonly month: string | null
  /** Deeds of everybody in sight in that month, the oldest first. */
  readonly monthDeeds: readonly DeedOnPaper[]
  /** Letters sent in that month, the oldest first. */
  readonly monthLetters: readonly LetterLine[]
  /** What was done for the districts in that month, the oldest first. */
  readonly monthDistrictDeeds: readonly DistrictDeedOnPaper[]
  /** The act of destruction that was chosen; and those of the department that are still kept. */
  readonly destruction: DestructionAct | null
  readonly destructions: readonly DestructionAct[]
  readonly reports: readonly ReportOnPaper[]
  readonly people: readonly PersonOnPaper[]
  /** Tasks about people that are due today, late or to be done at once. */
  readonly dueTasks: readonly TaskLine[]
  readonly missed: readonly MissedLine[]
  /** The district whose passport is printed; null – another form. */
  readonly district: DistrictOnForm | null
  /** What is not typed over yet; null – another form. */
  readonly entered: EnteredOnForm | null
  /** The information on technologies that is printed; null – another form. */
  readonly technologies: TechnologiesOnForm | null
  /** The statistical report that is printed; null – another form. */
  readonly report: ReportOnForm | null
}
