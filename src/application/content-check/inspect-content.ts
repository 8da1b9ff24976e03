import { inspectDeadlineRule } from '../../domain/calendar/inspect-deadline-rule.ts'
import { inspectYear } from '../../domain/calendar/inspect-year.ts'
import { localMoment } from '../../domain/calendar/local-date.ts'
import { inspectSupport } from '../../domain/caseload/inspect-support.ts'
import { inspectTechnology } from '../../domain/caseload/inspect-technology.ts'
import type { PlainLanguage } from '../../domain/conversation/plain-language.ts'
import { inspectPlaces } from '../../domain/events/inspect-lessons.ts'
import { inspectForms } from '../../domain/forms/inspect-forms.ts'
import { inspectRule } from '../../domain/reminders/inspect-rule.ts'
import { textsCalledBy } from '../../domain/scenario/inspect/texts.ts'
import { inspectScenario } from '../../domain/scenario/inspect.ts'
import { inspectNeed, inspectRegion } from '../../domain/track/inspect-need.ts'
import { fault, type Issue } from '../../domain/words/issue.ts'
import { inspectNotices } from '../office/notices/inspect-notices.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES } from '../ports/texts.ts'
import type { CodeTexts } from './code-texts.ts'
import { measureDeadlines } from './deadline-messages.ts'
import { textsOfDeadlines } from './deadline-texts.ts'
import { inspectFormVariables, optionalTextsOfForms, textsOfForms } from './form-texts.ts'
import { inspectDates } from './inspect-dates.ts'
import { inspectFacts } from './inspect-facts.ts'
import { inspectNames, type Phrases } from './inspect-names.ts'
import { inspectTexts } from './inspect-texts.ts'
import { measureLessons } from './lesson-messages.ts'
import { Measures } from './measures.ts'
import { officeKinds, strayDirectoryKinds, unknownKinds } from './office-kinds.ts'
import { measureOffice } from './office-messages.ts'
import { measureReminders } from './reminder-messages.ts'
import { optionalTextsOfRules, textsOfRules } from './reminder-texts.ts'
import { saidMessages } from './said-messages.ts'
import { measureScreens } from './screen-messages.ts'
import { SpyingTexts } from './spying-texts.ts'
import type { WorstStage } from './stage-ease.ts'
import { measureTechnologies } from './technology-messages.ts'
import { optionalTextsOfCases, textsOfCases } from './technology-texts.ts'
import { fileOfText, groupOf, placeOfText } from './text-files.ts'
import { NOTHING_SAID, Trust, type TrustShares } from './trust.ts'
import { inspectUnseen, knownIn, OF_CASES, unknownVariable } from './unknown-variables.ts'

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
  const kinds = officeKinds(content)
  return [
    ...inspectScenario(content.trackSource, { needs, scenes: content.scenes }),
    ...inspectScenario(content.schoolSource, { needs, scenes: {} }),
    ...inspectPlaces(content.lessons.values()),
    ...needs.flatMap(inspectNeed),
    ...needs.flatMap((need) => unknownKinds(need, kinds)),
    ...strayDirectoryKinds(content.directoryColumns, kinds),
    ...[...content.regions.values()].flatMap((region) => inspectRegion(region, needs)),
    ...content.years.flatMap(inspectYear),
    ...[...content.deadlines.values()].flatMap(inspectDeadlineRule),
    ...[...content.reminders.values()].flatMap(inspectRule),
    ...inspectNotices(content.reminders.values()),
    ...[...content.technologies.values()].flatMap(inspectTechnology),
    ...inspectSupport([...content.technologies.values()]),
    ...inspectForms([...content.forms.values()]),
    ...inspectDates(needs, today, content.regions.values(), content.lessons.values(), content.alerts),
  ]
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
    ...inspectUnseen(checked.content.texts, spy),
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
    ...optionalTextsOfRules(content.reminders.values()),
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
