import { needFinder } from '../adapters/content/find-needs.ts'
import type { Walked } from '../application/content-check/walk-content.ts'
import type { Content } from '../application/ports/content.ts'
import { LANGUAGES, type Language } from '../application/ports/texts.ts'
import { localMoment } from '../domain/calendar/local-date.ts'
import { type FindingShares, findingShares, isHeldApart, type Phrase } from '../domain/finding/phrase-set.ts'
import { datedFacts, isWellDated } from '../domain/organisations/dated-facts.ts'
import type { CheckedContent } from './check-content.ts'

/** One line of the machine-readable result: `value` is held against `bar`. */
export interface Result {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly bar: number
  readonly ok: boolean
}

/** How much content the product must hold (README): needs and lessons that can be walked, regions, complete languages. */
const BARS = { needs: 14, lessons: 8, regions: 2, languages: 2 } as const

/** How well typed problems must be found, in each language, on the half of the phrases that is held apart. */
const FINDING = { first: 0.85, topThree: 0.95, none: 0.9 } as const

const atLeast = (id: string, name: string, value: number, bar: number): Result => ({
  id,
  name,
  value,
  bar,
  ok: value >= bar,
})

const atMost = (id: string, name: string, value: number, bar: number): Result => ({
  id,
  name,
  value,
  bar,
  ok: value <= bar,
})

/** Shares of the language in which needs are found least well. */
const leastFound = (
  content: Content,
  phrases: Readonly<Record<Language, readonly Phrase[]>>,
): FindingShares => {
  const find = needFinder(content)
  const shares = LANGUAGES.map((language) =>
    findingShares(
      phrases[language].filter(({ words }) => isHeldApart(words)),
      (words) => find(words, language).map(({ need }) => need),
    ),
  )
  const least = (name: keyof FindingShares): number => Math.min(...shares.map((share) => share[name]))
  return { first: least('first'), topThree: least('topThree'), none: least('none') }
}

const findingResults = ({ content, phrases }: CheckedContent): Result[] => {
  const found = content && phrases ? leastFound(content, phrases) : { first: 0, topThree: 0, none: 0 }
  return [
    atLeast('find-first', 'typed problems whose need is found first', found.first, FINDING.first),
    atLeast(
      'find-top3',
      'typed problems whose need is among the first three',
      found.topThree,
      FINDING.topThree,
    ),
    atLeast('find-none', 'words without a need that are forced into none', found.none, FINDING.none),
  ]
}

const walkedShare = (walked: Walked | null): number =>
  walked ? (walked.branches - walked.unwalked.length) / walked.branches : 0

/** Results of a check as other tools read them: `npm run content -- --json`; content at fault is not walked. */
export const contentResults = (checked: CheckedContent, walked: Walked | null, at: number): Result[] => {
  const { content, issues, worst, refusals } = checked
  const facts = content
    ? datedFacts(content.needs.values(), content.regions.values(), content.lessons.values(), content.alerts)
    : []
  const today = localMoment(at, 'UTC').date
  const dated = facts.filter((fact) => isWellDated(fact, today)).length
  const faults = issues.filter(({ severity }) => severity === 'fault').length
  const isGap = ({ message }: { message: string }): boolean => /^(text ".*" is missing|names )/.test(message)
  const incomplete = [...issues.filter(isGap), ...refusals].map(({ language }) => language)
  const complete = LANGUAGES.filter((language) => content && !incomplete.includes(language))
  return [
    atLeast('needs', 'needs that can be walked', content?.needs.size ?? 0, BARS.needs),
    atLeast('lessons', 'lessons that can be walked', content?.lessons.size ?? 0, BARS.lessons),
    atLeast('regions', 'regions', content?.regions.size ?? 0, BARS.regions),
    atLeast(
      'languages',
      'languages without a gap, every text of which the messenger takes',
      complete.length,
      BARS.languages,
    ),
    atLeast('steps', 'steps of the track', content?.track.steps.size ?? 0, 1),
    atMost('faults', 'faults', faults, 0),
    atLeast(
      'branches',
      'share of steps, answers and ways of the scenario that are walked',
      walkedShare(walked),
      1,
    ),
    atLeast(
      'walkable',
      'states from which one can go on, go back, pause, call a human and reach an end',
      walked?.proved ?? 0,
      Math.max(1, walked?.states ?? 0),
    ),
    ...worst.map(({ language, stage, need, ease, bar }) =>
      atLeast(`ease-${language}`, `reading ease of the hardest stage, ${stage} with ${need}`, ease, bar),
    ),
    atLeast(
      'facts-dated',
      `share of ${facts.length} facts with source or certainty, and days of verification that can be true`,
      facts.length === 0 ? 0 : dated / facts.length,
      1,
    ),
    ...findingResults(checked),
  ]
}
