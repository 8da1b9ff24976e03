import { needFinder } from '../adapters/content/find-needs.ts'
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

/** How much content the product must hold (README): needs that can be walked, regions, complete languages. */
const BARS = { needs: 14, regions: 2, languages: 2 } as const

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

/** Results of a check as other tools read them: `npm run content -- --json`. */
export const contentResults = (checked: CheckedContent, at: number): Result[] => {
  const { content, issues } = checked
  const facts = content ? datedFacts(content.needs.values(), content.regions.values()) : []
  const today = localMoment(at, 'UTC').date
  const dated = facts.filter((fact) => isWellDated(fact, today)).length
  const faults = issues.filter(({ severity }) => severity === 'fault').length
  const isGap = ({ message }: { message: string }): boolean => /^(text ".*" is missing|names )/.test(message)
  const complete = LANGUAGES.filter(
    (language) => content && !issues.some((issue) => issue.language === language && isGap(issue)),
  )
  return [
    atLeast('needs', 'needs that can be walked', content?.needs.size ?? 0, BARS.needs),
    atLeast('regions', 'regions', content?.regions.size ?? 0, BARS.regions),
    atLeast('languages', 'languages without a gap', complete.length, BARS.languages),
    atLeast('steps', 'steps of the track', content?.track.steps.size ?? 0, 1),
    atMost('faults', 'faults', faults, 0),
    atLeast(
      'facts-dated',
      'facts with days of verification that can be true',
      dated,
      Math.max(1, facts.length),
    ),
    ...findingResults(checked),
  ]
}
