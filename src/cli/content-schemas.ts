import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Story } from '../adapters/playground/page-server/story.ts'
import { DeadlineRule } from '../domain/calendar/deadline-rule.ts'
import { ProductionYear } from '../domain/calendar/working-calendar.ts'
import { Algorithm } from '../domain/caseload/algorithm.ts'
import { CaseRules } from '../domain/caseload/case-rules.ts'
import { Technology } from '../domain/caseload/technology.ts'
import { PlainLanguage } from '../domain/conversation/plain-language.ts'
import { AlertKinds } from '../domain/events/alert.ts'
import { EventRules } from '../domain/events/event-kind.ts'
import { Lesson } from '../domain/events/lesson.ts'
import { ScheduleColumns } from '../domain/events/schedule-columns.ts'
import { PhraseSet } from '../domain/finding/phrase-set.ts'
import { Form } from '../domain/forms/form.ts'
import { SpokenLanguage } from '../domain/listening/spoken-language.ts'
import { NeedFile } from '../domain/needs/need-file.ts'
import { NeedTexts } from '../domain/needs/need-texts.ts'
import { DirectoryColumns } from '../domain/organisations/directory-columns.ts'
import { Region } from '../domain/organisations/region.ts'
import { NeedsCardChoices } from '../domain/people/needs-card.ts'
import { RegisterColumns } from '../domain/people/register-columns.ts'
import { RegisterSearch } from '../domain/people/register-search.ts'
import { Retention } from '../domain/people/retention.ts'
import { SheetDefinition } from '../domain/people/sheet.ts'
import { WelcomeSeries } from '../domain/people/welcome.ts'
import { Manners, ReminderRule } from '../domain/reminders/rule.ts'
import { ReportDefinition } from '../domain/report/report-line.ts'
import { ScenarioDefinition, StageDefinition } from '../domain/scenario/definition.ts'
import { SceneDefinition } from '../domain/scenario/scene.ts'

/** What editors check files against while they are written, by file name: `need` for `scenarios/needs/*.yaml`. */
const SCHEMAS = {
  need: NeedFile,
  'need-texts': NeedTexts,
  region: Region,
  scenario: ScenarioDefinition,
  stage: StageDefinition,
  scene: SceneDefinition,
  lesson: Lesson,
  alerts: AlertKinds,
  'production-year': ProductionYear,
  'plain-language': PlainLanguage,
  deadline: DeadlineRule,
  reminder: ReminderRule,
  manners: Manners,
  retention: Retention,
  technology: Technology,
  form: Form,
  algorithm: Algorithm,
  'case-rules': CaseRules,
  'register-columns': RegisterColumns,
  'schedule-columns': ScheduleColumns,
  'directory-columns': DirectoryColumns,
  phrases: PhraseSet,
  'register-search': RegisterSearch,
  'needs-card': NeedsCardChoices,
  report: ReportDefinition,
  sheet: SheetDefinition,
  events: EventRules,
  welcome: WelcomeSeries,
  'spoken-language': SpokenLanguage,
  story: Story,
} as const

/** JSON Schemas of all kinds of files, as text by path from the root: `scenarios/need.schema.json`. */
export const contentSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      `scenarios/${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  )

/** Writes the schemas; gives the paths that were written. */
export const writeContentSchemas = (root: string): string[] =>
  [...contentSchemas()].map(([path, schema]) => {
    writeFileSync(join(root, path), schema)
    return path
  })
