import { inspectDeadlineRule } from '../../domain/calendar/inspect-deadline-rule.ts'
import { inspectYear } from '../../domain/calendar/inspect-year.ts'
import { localMoment } from '../../domain/calendar/local-date.ts'
import { HISTORY_VARIABLES } from '../../domain/caseload/history-line.ts'
import { inspectTechnology } from '../../domain/caseload/inspect-technology.ts'
import type { PlainLanguage } from '../../domain/conversation/plain-language.ts'
import { inspectPlaces } from '../../domain/events/inspect-lessons.ts'
import { inspectForms } from '../../domain/forms/inspect-forms.ts'
import { datedFacts, isWellDated, staleFacts } from '../../domain/organisations/dated-facts.ts'
import { inspectRule } from '../../domain/reminders/inspect-rule.ts'
import { textsCalledBy } from '../../domain/scenario/inspect/texts.ts'
import { inspectScenario } from '../../domain/scenario/inspect.ts'
import { TRACK_VARIABLES } from '../../domain/scenario/variables.ts'
import { inspectNeed, inspectRegion } from '../../domain/track/inspect-need.ts'
import { fault, type Issue, quoted, warning } from '../../domain/words/issue.ts'
import { inspectNotices } from '../office/notices/inspect-notices.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'
import type { CodeTexts } from './code-texts.ts'
import { measureDeadlines } from './deadline-messages.ts'
import { textsOfDeadlines } from './deadline-texts.ts'
import { inspectFormVariables, optionalTextsOfForms, textsOfForms } from './form-texts.ts'
import { inspectFacts } from './inspect-facts.ts'
import { inspectNames, type Phrases } from './inspect-names.ts'
import { inspectTexts } from './inspect-texts.ts'
import { measureLessons } from './lesson-messages.ts'
import { Measures } from './measures.ts'
import { measureOffice } from './office-messages.ts'
import { measureReminders } from './reminder-messages.ts'
import { textsOfRules } from './reminder-texts.ts'
import { saidMessages } from './said-messages.ts'
import { measureScreens } from './screen-messages.ts'
import { SpyingTexts } from './spying-texts.ts'
import type { WorstStage } from './stage-ease.ts'
import { measureTechnologies } from './technology-messages.ts'
import { optionalTextsOfCases, textsOfCases } from './technology-texts.ts'
import { fileOfText, groupOf, placeOfText } from './text-files.ts'
import { NOTHING_SAID, Trust, type TrustShares } from './trust.ts'

/** What is checked, and on which day. */
export interface Checked {
  readonly content: Content
  readonly plain: PlainLanguage
  readonly code: CodeTexts
  /** What finding is measured by. */
  readonly phrases: Phrases
  /** Milliseconds since the epoch: what is stale and how dates read depend on it. */
  readonly at: number
}

/** What a check found; `worst` – the stage of each language that reads hardest, `trust` – how far what is said can be relied on. */
export interface Inspected {
  readonly issues: readonly Issue[]
  readonly worst: readonly WorstStage[]
  readonly trust: TrustShares
}

const isFault = ({ severity }: Issue): boolean => severity === 'fault'

const inspectDefinitions = ({ content, at }: Checked): Issue[] => {
  const needs = [...content.needs.values()]
  const today = localMoment(at, 'UTC').date
  const facts = datedFacts(needs, content.regions.values(), content.lessons.values(), content.alerts)
  return [
    ...inspectScenario(content.trackSource, { needs, scenes: content.scenes }),
    ...inspectScenario(content.schoolSource, { needs, scenes: {} }),
    ...inspectPlaces(content.lessons.values()),
    ...needs.flatMap(inspectNeed),
    ...[...content.regions.values()].flatMap((region) => inspectRegion(region, needs)),
    ...content.years.flatMap(inspectYear),
    ...[...content.deadlines.values()].flatMap(inspectDeadlineRule),
    ...[...content.reminders.values()].flatMap(inspectRule),
    ...inspectNotices(content.reminders.values()),
    ...[...content.technologies.values()].flatMap(inspectTechnology),
    ...inspectForms([...content.forms.values()]),
    ...facts
      .filter((fact) => !isWellDated(fact, today))
      .map(({ file, place }) =>
        fault(file, 'verified after today or after "verify_by": correct the days', { step: place }),
      ),
    ...facts
      .filter(({ certainty, source }) => certainty === 'verified' && source === undefined)
      .map(({ file, place }) =>
        fault(file, 'verified without a "source": name it, or say "memory"', { step: place }),
      ),
    ...staleFacts(facts, today).map(({ file, place, verify_by }) =>
      warning(file, `stale since ${verify_by}: verify it again and move the days`, { step: place }),
    ),
  ]
}

/** Variables of texts that no sample talk brought to light: only what the track or their numbers give. */
const GIVEN_BY_NUMBERS = ['amount', 'n']
const RENDERED = new Set(['track', 'needs', 'regions', 'scenes', 'lessons', 'alerts'])

const inspectUnseen = ({ content }: Checked, spy: SpyingTexts): Issue[] =>
  LANGUAGES.flatMap((language) =>
    [...content.texts.keys(language)]
      .filter((key) => RENDERED.has(groupOf(key)) && !spy.rendered.has(key))
      .flatMap((key) =>
        (content.texts.find(language, key)?.variables ?? [])
          .filter((name) => !TRACK_VARIABLES.includes(name) && !GIVEN_BY_NUMBERS.includes(name))
          .map((name) => unknownVariable(language, key, name)),
      ),
  )

/** What reminders know beside the track: their day and hour, what they are about, where a paper is had, which lesson. */
const GIVEN_BY_REMINDERS = ['date', 'time', 'what', 'where', 'lesson']

/** Groups whose texts belong to cases: only their history has variables. */
const OF_CASES = new Set(['technologies', 'algorithm', 'cases'])

/** Texts that are the same whoever reads them. */
const WITHOUT_VARIABLES = ['deadlines', 'lessons', 'alerts']

const knownIn = (key: string): readonly string[] => {
  if (WITHOUT_VARIABLES.includes(groupOf(key))) return []
  if (OF_CASES.has(groupOf(key))) return key.startsWith('cases.history.') ? HISTORY_VARIABLES : []
  return groupOf(key) === 'reminders' ? [...GIVEN_BY_REMINDERS, ...TRACK_VARIABLES] : TRACK_VARIABLES
}

const inspectCaseVariables = ({ content }: Checked): Issue[] =>
  LANGUAGES.flatMap((language) =>
    [...content.texts.keys(language)]
      .filter((key) => OF_CASES.has(groupOf(key)))
      .flatMap((key) =>
        (content.texts.find(language, key)?.variables ?? [])
          .filter((name) => !knownIn(key).includes(name))
          .map((name) => unknownVariable(language, key, name)),
      ),
  )

const unknownVariable = (language: Language, key: string, name: string): Issue => {
  const known = knownIn(key)
  const advice = known.length > 0 ? `use one of ${quoted(known)}` : 'take it out'
  const message = `nobody knows variable "${name}": ${advice}`
  return fault(fileOfText(language, key), message, { step: placeOfText(key), language })
}

const inspectWords = (checked: Checked): Inspected => {
  const { content, plain, at } = checked
  const spy = new SpyingTexts(content.texts)
  const measures = new Measures(plain)
  const trust = new Trust()
  for (const message of saidMessages(content, spy, at)) {
    measures.message(message)
    if (message.saidFor) trust.message(message, message.saidFor)
  }
  measureLessons(content, spy, measures, at)
  measureScreens(content, spy, measures, at)
  measureReminders(content, spy, measures, at)
  measureDeadlines(content, spy, measures)
  measureTechnologies(content, measures)
  measureOffice(content, spy, measures)
  const gaps = [...spy.gaps.values()].map(({ language, key, variable }) =>
    variable === null
      ? fault(fileOfText(language, key), `text "${key}" is missing: write it`, {
          step: placeOfText(key),
          language,
        })
      : unknownVariable(language, key, variable),
  )
  const issues = [
    ...gaps,
    ...inspectUnseen(checked, spy),
    ...inspectCaseVariables(checked),
    ...inspectFormVariables(checked.content),
    ...measures.issues(),
    ...trust.issues(),
  ]
  return { issues, worst: measures.worstStages(), trust: trust.shares() }
}

const placeOf = ({ file, step, message }: Issue): string => JSON.stringify([file, step, message])

/**
 * Checks all content (promises.md 4 and 9): definitions, then texts by key, then, when nothing stands in the way, every
 * message as people would read it. One fault gives one issue.
 */
export const inspectContent = (checked: Checked): Inspected => {
  const { content, code, phrases } = checked
  const definitions = inspectDefinitions(checked)
  if (definitions.some(isFault)) return { issues: definitions, worst: [], trust: NOTHING_SAID }
  const ofTrack = textsCalledBy({
    track: content.track,
    school: content.school,
    needs: content.needs.values(),
    regions: content.regions.values(),
    scenes: Object.values(content.scenes),
  })
  const required = new Set([
    ...ofTrack.required,
    ...textsOfRules(content.reminders.values()),
    ...textsOfDeadlines(content.deadlines.values()),
    ...textsOfCases(content),
    ...textsOfForms(content),
    ...content.alerts.flatMap(({ id }) => ['title', 'text'].map((part) => `alerts.${id}.${part}`)),
  ])
  const optional = new Set([
    ...ofTrack.optional,
    ...optionalTextsOfCases(content),
    ...optionalTextsOfForms(content),
  ])
  const texts = inspectTexts(content.texts, { required, optional }, code)
  const known = new Set(texts.map(placeOf))
  const { issues, worst, trust } = inspectWords(checked)
  return {
    issues: [
      ...definitions,
      ...texts,
      ...inspectFacts(content),
      ...inspectNames(content, phrases),
      ...issues.filter((issue) => !known.has(placeOf(issue))),
    ],
    worst,
    trust,
  }
}
