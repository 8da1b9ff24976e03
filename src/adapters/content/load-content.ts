import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { PinnedScenario } from '../../application/conversation.ts'
import type { Content } from '../../application/ports/content.ts'
import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import { DeadlineRule } from '../../domain/calendar/deadline-rule.ts'
import { ProductionYear } from '../../domain/calendar/working-calendar.ts'
import { Algorithm } from '../../domain/caseload/algorithm.ts'
import { CaseRules } from '../../domain/caseload/case-rules.ts'
import { Technology } from '../../domain/caseload/technology.ts'
import { Clues } from '../../domain/conversation/clues.ts'
import { Vocabulary } from '../../domain/conversation/vocabulary.ts'
import { AlertKinds } from '../../domain/events/alert.ts'
import { EventRules } from '../../domain/events/event-kind.ts'
import { Lesson, SCHOOL, schoolSource } from '../../domain/events/lesson.ts'
import { ScheduleColumns } from '../../domain/events/schedule-columns.ts'
import { Form } from '../../domain/forms/form.ts'
import {
  type DangerEvidence,
  HearingFiles,
  HearingGroups,
  type HearingWords,
  KindSigns,
  SomeGroups,
} from '../../domain/hearing/danger-evidence.ts'
import { DANGERS } from '../../domain/hearing/danger-kind.ts'
import { type Liken, likener } from '../../domain/likeness/liken.ts'
import { ListeningFiles, type ListeningWords } from '../../domain/listening/listening-words.ts'
import { SpokenLanguage, type SpokenLanguages } from '../../domain/listening/spoken-language.ts'
import { Asked, signsOfAsked } from '../../domain/needs/asked.ts'
import type { Need } from '../../domain/needs/need.ts'
import { NeedFile } from '../../domain/needs/need-file.ts'
import { DirectoryColumns } from '../../domain/organisations/directory-columns.ts'
import { Region } from '../../domain/organisations/region.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import { NeedsCardChoices } from '../../domain/people/needs-card.ts'
import { RegisterColumns } from '../../domain/people/register-columns.ts'
import { RegisterSearch } from '../../domain/people/register-search.ts'
import { Retention } from '../../domain/people/retention.ts'
import { SheetDefinition } from '../../domain/people/sheet.ts'
import { WelcomeSeries } from '../../domain/people/welcome.ts'
import { Manners, ReminderRule } from '../../domain/reminders/rule.ts'
import { ReportDefinition } from '../../domain/report/report-line.ts'
import { compileScenario } from '../../domain/scenario/compile.ts'
import type { ScenarioSource } from '../../domain/scenario/compiled.ts'
import { ScenarioDefinition, StageDefinition } from '../../domain/scenario/definition.ts'
import { SceneDefinition } from '../../domain/scenario/scene.ts'
import { comparable } from '../../domain/text/plain-words.ts'
import { joinedDates } from '../../domain/when/joined-dates.ts'
import type { DateWords } from '../../domain/when/when-words.ts'
import { draftsIn, withDrafts } from './draft-texts.ts'
import { learnedOf } from './learned-file.ts'
import { PARSED_YAML } from './parsed-file.ts'
import { readAs } from './read-as.ts'
import { readYaml, withParsedYaml } from './read-yaml.ts'
import { stemmer } from './stems.ts'
import { type TextTree, textCatalogue } from './text-catalogue.ts'

const yamlFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => join(folder, name))
    : []

const nameOf = (path: string): string => basename(path, '.yaml')

/** All texts of a language as one tree: folders and files become keys (`track/contact.yaml` -> `track.contact`). */
const readTexts = (folder: string, given: Readonly<Record<string, TextTree>> = {}): TextTree =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, TextTree][] => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return [[entry.name, ownEntry(given, entry.name) ?? readTexts(path)]]
      return entry.name.endsWith('.yaml') ? [[nameOf(path), readYaml(path) as TextTree]] : []
    }),
  )

/** Scenarios whose talks keep the definition that they began with. */
const PINNED = ['track', SCHOOL]

const pinnedOf = (tree: TextTree): TextTree =>
  Object.fromEntries(Object.entries(tree).filter(([name]) => PINNED.includes(name)))

const keyed = <T>(values: readonly T[], key: (value: T) => string): Map<string, T> =>
  new Map(values.map((value) => [key(value), value]))

const readTrack = (root: string): ScenarioSource => {
  const folder = join(root, 'scenarios', 'track')
  const scenario = readAs(ScenarioDefinition, join(folder, 'scenario.yaml'))
  const stages = yamlFiles(folder).filter((path) => nameOf(path) !== 'scenario')
  return { scenario, stages: stages.map((path) => readAs(StageDefinition, path)) }
}

/** Changes with any change of the definition: 16 hexadecimal digits of its SHA-256. */
export const versionOf = (source: ScenarioSource): string =>
  createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 16)

/** By what a need is found: the part of its texts that is no text. */
export const Names = z.looseObject({
  words: z.array(z.string()).min(1),
  cause_words: z.record(z.string(), z.array(z.string())).default({}),
  asked: Asked,
  clues: Clues,
})
export type Names = z.infer<typeof Names>

type NamesByNeed = ReadonlyMap<string, Names>

/** @param drafts needs that are found by the words of the first language as long as they are not translated */
const readNames = (
  root: string,
  language: Language,
  needs: Iterable<string>,
  drafts: ReadonlySet<string>,
): NamesByNeed =>
  new Map(
    [...needs].map((need) => {
      const path = join(root, 'locales', drafts.has(need) ? 'ru' : language, 'needs', `${need}.yaml`)
      return [need, readAs(Names, path)] as const
    }),
  )

/** Needs that were read already, so that the files of needs are left alone: for whoever looks at one need only. */
export interface GivenNeeds {
  readonly needs: readonly Need[]
  /** Their texts, by language and need. */
  readonly texts: Readonly<Record<Language, Readonly<Record<string, TextTree>>>>
  readonly names: Readonly<Record<Language, NamesByNeed>>
}

const comparableWords = (words: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(words).map(([cause, said]) => [cause, said.map(comparable)] as const))

/** Tables are read with the words that days and hours are said with wherever they are typed. */
const withDates = <Columns extends { readonly values: object }>(columns: Columns, dates: DateWords) => ({
  ...columns,
  values: { ...(columns.values as Columns['values']), ...dates },
})

const readVocabulary = (root: string, language: Language): Vocabulary =>
  readAs(Vocabulary, join(root, 'locales', language, 'vocabulary.yaml'))

/** What tells danger, a kind a file: `fire.yaml`. */
const readDanger = (folder: string): DangerEvidence => ({
  kinds: Object.fromEntries(DANGERS.map((kind) => [kind, readAs(KindSigns, join(folder, `${kind}.yaml`))])),
})

const readHearingWords = (folder: string): HearingWords => ({
  groups: HearingGroups.parse(
    Object.assign({}, ...yamlFiles(join(folder, 'groups')).map((path) => readAs(SomeGroups, path).groups)),
  ),
  ...readAs(HearingFiles.figures, join(folder, 'figures.yaml')),
  ...readAs(HearingFiles.turns, join(folder, 'turns.yaml')),
  ...readAs(HearingFiles.spelling, join(folder, 'spelling.yaml')),
  ...readAs(HearingFiles.after, join(folder, 'after.yaml')),
  ...readAs(HearingFiles.variants, join(folder, 'variants.yaml')),
})

const readListeningWords = (folder: string): ListeningWords => {
  const { choices, ...files } = ListeningFiles
  const read = Object.entries(files).map(([file, schema]) => [
    file,
    readAs<unknown>(schema, join(folder, `${file}.yaml`)),
  ])
  const told = yamlFiles(join(folder, 'choices')).map((path) => readAs(choices, path))
  return { ...Object.fromEntries(read), choices: Object.assign({}, ...told) } as ListeningWords
}

/** What was learned from examples is read when it is asked for first: most commands never ask. */
const readWhenAsked = (root: string, language: Language): Liken => {
  let made: Liken | null = null
  return (said) => {
    made ??= likener(learnedOf(root, language), stemmer(language))
    return made(said)
  }
}

/** Languages that are known by their words, e.g. `uz`. */
const readSpoken = (folder: string): SpokenLanguages =>
  new Map(yamlFiles(folder).map((path) => [nameOf(path), readAs(SpokenLanguage, path)]))

/** The columns of registers alone, of a folder like the project's root: for whoever reads a table and says nothing. */
export const readRegisterColumns = (root: string): Content['registerColumns'] => {
  const dates = joinedDates(LANGUAGES.map((language) => readVocabulary(root, language)))
  return withDates(readAs(RegisterColumns, join(root, 'scenarios', 'register-columns.yaml')), dates)
}

/**
 * Reads and checks everything under `scenarios/` and `locales/` of a folder (the project's root).
 * @param given needs instead of those in the files
 * @throws ContentError that names the file, the place in it and what is expected.
 */
export const loadContent = (root: string, given?: GivenNeeds): Content =>
  withParsedYaml(PARSED_YAML, () => contentIn(root, given))

const contentIn = (root: string, given?: GivenNeeds): Content => {
  const scenarios = join(root, 'scenarios')
  const all = <T>(schema: z.ZodType<T>, folder: string): T[] =>
    yamlFiles(join(scenarios, folder)).map((path) => readAs(schema, path))
  const needs = keyed(given?.needs ?? all(NeedFile, 'needs'), ({ id }) => id)
  const trackSource = readTrack(root)
  const lessons = all(Lesson, 'lessons').sort((a, b) => a.place - b.place)
  const school = schoolSource(lessons)
  const read = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      readTexts(join(root, 'locales', language), given ? { needs: given.texts[language] } : {}),
    ]),
  ) as Record<Language, TextTree>
  const trees = withDrafts(read)
  const perLanguage = <T>(make: (language: Language) => T) =>
    Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, T>
  const vocabulary = perLanguage((language) => readVocabulary(root, language))
  const dates = joinedDates(Object.values(vocabulary))
  const names =
    given?.names ??
    perLanguage((language) => readNames(root, language, needs.keys(), draftsIn(read[language])))
  return {
    needs,
    regions: keyed(all(Region, 'regions'), ({ id }) => id),
    scenes: Object.fromEntries(all(SceneDefinition, 'scenes').map((scene) => [scene.scene, scene])),
    years: all(ProductionYear, 'calendar'),
    deadlines: keyed(all(DeadlineRule, 'deadlines'), ({ id }) => id),
    reminders: keyed(all(ReminderRule, 'reminders'), ({ id }) => id),
    manners: readAs(Manners, join(scenarios, 'manners.yaml')),
    retention: readAs(Retention, join(scenarios, 'retention.yaml')),
    technologies: keyed(all(Technology, 'technologies'), ({ id }) => id),
    forms: keyed(all(Form, 'forms'), ({ id }) => id),
    algorithm: readAs(Algorithm, join(scenarios, 'algorithm.yaml')),
    caseRules: readAs(CaseRules, join(scenarios, 'case-rules.yaml')),
    registerColumns: readRegisterColumns(root),
    scheduleColumns: withDates(readAs(ScheduleColumns, join(scenarios, 'schedule-columns.yaml')), dates),
    directoryColumns: readAs(DirectoryColumns, join(scenarios, 'directory-columns.yaml')),
    registerSearch: readAs(RegisterSearch, join(scenarios, 'register-search.yaml')),
    events: readAs(EventRules, join(scenarios, 'events.yaml')),
    welcome: readAs(WelcomeSeries, join(scenarios, 'welcome.yaml')),
    reports: keyed(all(ReportDefinition, 'report'), ({ id }) => id),
    sheets: keyed(all(SheetDefinition, 'sheets'), ({ id }) => id) as Content['sheets'],
    needsCard: readAs(NeedsCardChoices, join(scenarios, 'needs-card.yaml')),
    vocabulary,
    hearing: perLanguage((language) => ({
      danger: readDanger(join(root, 'locales', language, 'hearing', 'danger')),
      words: readHearingWords(join(root, 'locales', language, 'hearing', 'words')),
    })),
    spoken: readSpoken(join(scenarios, 'languages')),
    listening: perLanguage((language) => readListeningWords(join(root, 'locales', language, 'listening'))),
    liken: perLanguage((language) => readWhenAsked(root, language)),
    texts: textCatalogue(trees),
    drafts: perLanguage((language) => draftsIn(read[language])),
    pinnedTexts: perLanguage((language) => pinnedOf(trees[language])),
    track: compileScenario(trackSource, versionOf(trackSource)),
    trackSource,
    alerts: readAs(AlertKinds, join(scenarios, 'alerts.yaml')).alerts,
    lessons: keyed(lessons, ({ lesson }) => lesson),
    school: compileScenario(school, versionOf(school)),
    schoolSource: school,
    namesOfNeeds: perLanguage(
      (language) => new Map([...names[language]].map(([need, { words }]) => [need, words])),
    ),
    cluesOfNeeds: perLanguage(
      (language) => new Map([...names[language]].map(([need, { clues }]) => [need, clues])),
    ),
    wordsOfCauses: perLanguage(
      (language) =>
        new Map([...names[language]].map(([need, { cause_words }]) => [need, comparableWords(cause_words)])),
    ),
    signsOfFacts: perLanguage(
      (language) => new Map([...names[language]].map(([need, { asked }]) => [need, signsOfAsked(asked)])),
    ),
  }
}

/** Makes a stored definition walkable again: its own texts first, the present ones for everything else. */
export const revive =
  (content: Pick<Content, 'texts'>) =>
  (version: string, source: ScenarioSource, texts: unknown): PinnedScenario => {
    const own = textCatalogue(texts as Record<Language, TextTree>)
    return {
      scenario: compileScenario(source, version),
      texts: {
        find: (language, key) => own.find(language, key) ?? content.texts.find(language, key),
        keys: (language) => content.texts.keys(language),
      },
    }
  }
