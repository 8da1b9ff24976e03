import type { DeadlineRule } from '../../domain/calendar/deadline-rule.ts'
import type { ProductionYear } from '../../domain/calendar/working-calendar.ts'
import type { Algorithm } from '../../domain/caseload/algorithm.ts'
import type { CaseRules } from '../../domain/caseload/case-rules.ts'
import type { Technology } from '../../domain/caseload/technology.ts'
import type { Clues } from '../../domain/conversation/clues.ts'
import type { Vocabulary } from '../../domain/conversation/vocabulary.ts'
import type { AlertKind } from '../../domain/events/alert.ts'
import type { EventRules } from '../../domain/events/event-kind.ts'
import type { Lesson } from '../../domain/events/lesson.ts'
import type { ScheduleVocabulary } from '../../domain/events/schedule-columns.ts'
import type { Form } from '../../domain/forms/form.ts'
import type { DangerEvidence, HearingWords } from '../../domain/hearing/danger-evidence.ts'
import type { Liken } from '../../domain/likeness/liken.ts'
import type { ListeningWords } from '../../domain/listening/listening-words.ts'
import type { SpokenLanguages } from '../../domain/listening/spoken-language.ts'
import type { Need } from '../../domain/needs/need.ts'
import type { DirectoryColumns } from '../../domain/organisations/directory-columns.ts'
import type { Region } from '../../domain/organisations/region.ts'
import type { NeedsCardChoices } from '../../domain/people/needs-card.ts'
import type { RegisterVocabulary } from '../../domain/people/register-columns.ts'
import type { RegisterSearch } from '../../domain/people/register-search.ts'
import type { Retention } from '../../domain/people/retention.ts'
import type { SheetDefinition, SheetForm } from '../../domain/people/sheet.ts'
import type { WelcomeSeries } from '../../domain/people/welcome.ts'
import type { Manners, ReminderRule } from '../../domain/reminders/rule.ts'
import type { ReportDefinition } from '../../domain/report/report-line.ts'
import type { CompiledScenario, ScenarioSource } from '../../domain/scenario/compiled.ts'
import type { SceneDefinition } from '../../domain/scenario/scene.ts'
import type { Language, TextCatalogue } from './texts.ts'

/** All that stands in `scenarios/` and `locales/`, checked and ready. Immutable while the process runs. */
export interface Content {
  readonly needs: ReadonlyMap<string, Need>
  readonly regions: ReadonlyMap<string, Region>
  readonly scenes: Readonly<Record<string, SceneDefinition>>
  readonly years: readonly ProductionYear[]
  /** How each kind of deadline follows from its day, by rule id (requirements.md D). */
  readonly deadlines: ReadonlyMap<string, DeadlineRule>
  /** Who is told what, when and why, by rule id. */
  readonly reminders: ReadonlyMap<string, ReminderRule>
  readonly manners: Manners
  /** How long what is kept is kept. */
  readonly retention: Retention
  /** How cases are worked, by technology id, in the order of their files. */
  readonly technologies: ReadonlyMap<string, Technology>
  /** Forms of paper, by id. */
  readonly forms: ReadonlyMap<string, Form>
  /** What the department does in each phase for each target group. */
  readonly algorithm: Algorithm
  /** What holds for cases of every technology. */
  readonly caseRules: CaseRules
  /** The words of a register of people: headings, values, endings of patronymics. */
  readonly registerColumns: RegisterVocabulary
  /** The words of a partner's schedule of events. */
  readonly scheduleColumns: ScheduleVocabulary
  /** The words of a table of organisations. */
  readonly directoryColumns: DirectoryColumns
  /** The words by which groups of the register are searched for. */
  readonly registerSearch: RegisterSearch
  /** What a needs card may hold. */
  readonly needsCard: NeedsCardChoices
  /** Statistical reports by id: the lines and how each is counted. */
  readonly reports: ReadonlyMap<string, ReportDefinition>
  /** Forms that are filled by ticks: the diagnosis of a family, the act of a survey. */
  readonly sheets: ReadonlyMap<SheetForm, SheetDefinition>
  /** Kinds of events, and the manners of inviting people to them. */
  readonly events: EventRules
  /** Messages to people whose life has just turned. */
  readonly welcome: WelcomeSeries
  readonly vocabulary: Readonly<Record<Language, Vocabulary>>
  /** By which words danger is heard, and what turns them round. */
  readonly hearing: Readonly<
    Record<Language, { readonly danger: DangerEvidence; readonly words: HearingWords }>
  >
  /** By which signs it is heard what people mean: answers in other words, questions, thanks. */
  readonly listening: Readonly<Record<Language, ListeningWords>>
  /** Likens what people write to examples of what they may mean. */
  readonly liken: Readonly<Record<Language, Liken>>
  /** Languages that a message may be known to be written in, by their codes. */
  readonly spoken: SpokenLanguages
  readonly texts: TextCatalogue
  /** Needs whose texts in a language are not translated yet: what they lack is said in Russian. */
  readonly drafts: Readonly<Record<Language, ReadonlySet<string>>>
  /** Texts of the scenarios that talks keep, as files hold them: stored beside a definition, for talks that outlive a deploy. */
  readonly pinnedTexts: Readonly<Record<Language, unknown>>
  /** The scenario that new talks begin with. */
  readonly track: CompiledScenario
  /** The track as it can be stored, so that running talks keep the definition they began with. */
  readonly trackSource: ScenarioSource
  /** Warnings that may be sent to a district, in the order in which they are offered. */
  readonly alerts: readonly AlertKind[]
  /** Lessons of «Школа безопасности» by id, in the order in which they are offered. */
  readonly lessons: ReadonlyMap<string, Lesson>
  /** All lessons as one scenario, and the same as it can be stored. */
  readonly school: CompiledScenario
  readonly schoolSource: ScenarioSource
  /** Beginnings of words by which a cause is clear at once, by language, need and cause. */
  readonly wordsOfCauses: Readonly<
    Record<Language, ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>>
  >
  /** Signs by which people ask for a fact of a need outright, by language, need and fact (`laws.half`). */
  readonly signsOfFacts: Readonly<
    Record<Language, ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>>
  >
  /** Words by which people name each need, by language. */
  readonly namesOfNeeds: Readonly<Record<Language, ReadonlyMap<string, readonly string[]>>>
  /** What else tells a need in a story, by language. */
  readonly cluesOfNeeds: Readonly<Record<Language, ReadonlyMap<string, Clues>>>
}

/** A need that typed words may mean, with how sure the match is from 0 to 1. */
export interface FoundNeed {
  readonly need: string
  readonly sureness: number
  /** The cause, when the words name one: it need not be asked. */
  readonly cause?: string
}

/** Finds needs by a person's own words, with mistakes and inflections (C1). Best first; empty – none fits. */
export type FindNeeds = (words: string, language: Language) => readonly FoundNeed[]
