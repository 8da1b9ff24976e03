import { needFinder } from '../adapters/content/find-needs.ts'
import { type FadingSupport, fadingSupport } from '../application/content-check/measure-support.ts'
import type { Walked } from '../application/content-check/walk-content.ts'
import { dangersIn } from '../application/hearing/dangers-in.ts'
import { type ActShares, actShares, isKeptApart } from '../application/listening/measure-hearing.ts'
import { judgedAtWork, officeShares } from '../application/listening/measure-office.ts'
import type { Content } from '../application/ports/content.ts'
import { LANGUAGES, type Language } from '../application/ports/texts.ts'
import { localMoment } from '../domain/calendar/local-date.ts'
import { type FindingShares, findingShares, isHeldApart, type Phrase } from '../domain/finding/phrase-set.ts'
import { type HearingShares, hearingShares } from '../domain/hearing/hearing-shares.ts'
import { datedFacts, isWellDated } from '../domain/organisations/dated-facts.ts'
import type { Issue } from '../domain/words/issue.ts'
import type { CheckedContent } from './check-content.ts'
import { judgedUtterances } from './content-acts.ts'

/** One line of the machine-readable result: `value` is held against `bar`; null – the row broke off, nothing was measured. */
export interface Result {
  readonly id: string
  readonly name: string
  readonly value: number | null
  readonly bar: number | null
  readonly ok: boolean
}

/** What the rows are measured on. */
export interface ContentGiven {
  readonly checked: CheckedContent
  /** null – the content was at fault and was not walked. */
  readonly walked: Walked | null
  /** The moment of the check, in milliseconds since the epoch. */
  readonly at: number
  /** How well typed problems are found; computed once for all its rows. */
  readonly found: () => FindingShares
  /** How well danger is heard; computed once for all its rows. */
  readonly heard: () => HearingShares
  /** How well acts are heard; computed once for all its rows. */
  readonly acts: () => ActShares
  /** What three needs of one person ask for, by need; computed once for all its rows. */
  readonly support: () => ReadonlyMap<string, FadingSupport>
}

type Measured = Omit<Result, 'id'>

/** How much content the product must hold (README): needs and lessons that can be walked, regions, complete languages. */
const BARS = { needs: 26, lessons: 8, regions: 2, languages: 2 } as const

/** How well typed problems must be found, in each language, on the half of the phrases that is held apart. */
const FINDING = { first: 0.85, topThree: 0.95, none: 0.9 } as const

/** How well danger must be heard, in each language, on the half of the phrases that is held apart. */
const HEARING = { heard: 0.97, kind: 0.9, mistaken: 0.03 } as const

/** How well acts must be heard on the half that is held apart: a question is never an answer, no refusal is said twice. */
const ACTS = { right: 0.92, wrong: 0.02, questionsTaken: 0, walls: 0 } as const
/** What a willing person's first need may ask of them, and the third beside it (C-measure). */
const SUPPORT = { presses: 45, characters: 15_000, third: 1 / 3 } as const
/** Words of employees only offer something, so that one misheard costs a glance. */
const AT_WORK = 0.85
const NOTHING_HEARD: ActShares = { right: 0, wrong: 1, questionsTaken: 1, walls: 1 }

const atLeast = (name: string, value: number, bar: number): Measured => ({
  name,
  value,
  bar,
  ok: value >= bar,
})

const atMost = (name: string, value: number, bar: number): Measured => ({
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

/** Shares of the language in which danger is heard least well. */
const leastHeard = (
  content: Content,
  cries: Readonly<Record<Language, readonly Phrase[]>>,
): HearingShares => {
  const shares = LANGUAGES.map((language) =>
    hearingShares(
      cries[language].filter(({ words }) => isHeldApart(words)),
      (words) => dangersIn(content, words).map(({ kind }) => kind),
    ),
  )
  return {
    heard: Math.min(...shares.map(({ heard }) => heard)),
    kind: Math.min(...shares.map(({ kind }) => kind)),
    mistaken: Math.max(...shares.map(({ mistaken }) => mistaken)),
  }
}

const walkedShare = (walked: Walked | null): number =>
  walked ? (walked.branches - walked.unwalked.length) / walked.branches : 0

const isGap = ({ message }: Issue): boolean => /^(text ".*" is missing|names )/.test(message)

const completeLanguages = ({ content, issues, refusals }: CheckedContent): number => {
  const incomplete = [...issues.filter(isGap), ...refusals].map(({ language }) => language)
  return LANGUAGES.filter((language) => content && !incomplete.includes(language)).length
}

const easeIn =
  (language: Language) =>
  ({ checked }: ContentGiven): Measured => {
    const worst = checked.worst.find((each) => each.language === language)
    if (!worst) return atLeast('reading ease: no stage could be read', 0, 1)
    const { stage, need, ease, bar } = worst
    return atLeast(`reading ease of the hardest stage, ${stage} with ${need}`, ease, bar)
  }

const datedShare = ({ checked: { content }, at }: ContentGiven): Measured => {
  const facts = content
    ? datedFacts(content.needs.values(), content.regions.values(), content.lessons.values(), content.alerts)
    : []
  const today = localMoment(at, 'UTC').date
  const dated = facts.filter((fact) => isWellDated(fact, today)).length
  return atLeast(
    `share of ${facts.length} facts with source or certainty, and days of verification that can be true`,
    facts.length === 0 ? 0 : dated / facts.length,
    1,
  )
}

/** How well employees' words are heard on the half that is held apart; nothing of content at fault. */
const heardAtWork = ({ content, utterances }: CheckedContent): number =>
  content && utterances ? officeShares(judgedAtWork(content, utterances), true).right : 0

/** The most that any need asks for. */
const mostOf = ({ support }: ContentGiven, of: (fading: FadingSupport) => number): number =>
  support().size === 0 ? Number.POSITIVE_INFINITY : Math.max(...[...support().values()].map(of))

/** Every row by its id, in the order in which they are printed; each is measured in small in the tests. */
export const CONTENT_ROWS: Readonly<Record<string, (given: ContentGiven) => Measured>> = {
  needs: ({ checked }) => atLeast('needs that can be walked', checked.content?.needs.size ?? 0, BARS.needs),
  lessons: ({ checked }) =>
    atLeast('lessons that can be walked', checked.content?.lessons.size ?? 0, BARS.lessons),
  regions: ({ checked }) => atLeast('regions', checked.content?.regions.size ?? 0, BARS.regions),
  languages: ({ checked }) =>
    atLeast(
      'languages without a gap, every text of which the messenger takes',
      completeLanguages(checked),
      BARS.languages,
    ),
  steps: ({ checked }) => atLeast('steps of the track', checked.content?.track.steps.size ?? 0, 1),
  faults: ({ checked }) =>
    atMost('faults', checked.issues.filter(({ severity }) => severity === 'fault').length, 0),
  branches: ({ walked }) =>
    atLeast('share of steps, answers and ways of the scenario that are walked', walkedShare(walked), 1),
  walkable: ({ walked }) =>
    atLeast(
      'states from which one can go on, go back, pause, call a human and reach an end',
      walked?.proved ?? 0,
      Math.max(1, walked?.states ?? 0),
    ),
  'ease-ru': easeIn('ru'),
  'ease-en': easeIn('en'),
  'facts-dated': datedShare,
  'verified-said-verified': ({ checked }) =>
    atLeast('messages that say «verified», all facts of which are', checked.trust.verified, 1),
  'called-is-addressed': ({ checked }) =>
    atLeast('numbers that are those of the office that is spoken to', checked.trust.addressed, 1),
  'cause-decides': ({ checked }) =>
    atLeast(
      'messages all papers, terms, fees and bodies of which hold for the cause',
      checked.trust.cause,
      1,
    ),
  'find-first': ({ found }) =>
    atLeast('typed problems whose need is found first', found().first, FINDING.first),
  'find-top3': ({ found }) =>
    atLeast('typed problems whose need is among the first three', found().topThree, FINDING.topThree),
  'find-none': ({ found }) =>
    atLeast('words without a need that are forced into none', found().none, FINDING.none),
  'danger-heard': ({ heard }) => atLeast('cries for help that are heard', heard().heard, HEARING.heard),
  'danger-kind': ({ heard }) => atLeast('heard cries whose kind is told right', heard().kind, HEARING.kind),
  'danger-false': ({ heard }) =>
    atMost('harmless words that raise an alarm', heard().mistaken, HEARING.mistaken),
  'hear-act': ({ acts }) =>
    atLeast('utterances whose act and value are heard right', acts().right, ACTS.right),
  'hear-wrong': ({ acts }) =>
    atMost('utterances acted on wrongly instead of asked about', acts().wrong, ACTS.wrong),
  'hear-question-as-answer': ({ acts }) =>
    atMost('questions that were taken for answers', acts().questionsTaken, ACTS.questionsTaken),
  'hear-office': ({ checked }) =>
    atLeast("employees' words whose person, deed and day are heard right", heardAtWork(checked), AT_WORK),
  'presses-first': (given) =>
    atMost(
      'answers that a first need asks for, at most',
      mostOf(given, ([first]) => first.presses),
      SUPPORT.presses,
    ),
  'characters-first': (given) =>
    atMost(
      'characters that are read over a first need, at most',
      mostOf(given, ([first]) => first.characters),
      SUPPORT.characters,
    ),
  'presses-third': (given) =>
    atMost(
      'answers of a third need beside those of the first, at most',
      mostOf(given, ([first, , third]) => third.presses / first.presses),
      SUPPORT.third,
    ),
  'hear-wall': ({ acts }) =>
    atMost('refusals that were said twice in the same words', acts().walls, ACTS.walls),
}

/** A row that throws is a failed row: what the others measured is kept. */
const rowOf = (id: string, measure: (given: ContentGiven) => Measured, given: ContentGiven): Result => {
  try {
    return { id, ...measure(given) }
  } catch (error) {
    return { id, name: `broke off: ${(error as Error).message}`, value: null, bar: null, ok: false }
  }
}

/** Results of a check as other tools read them: `npm run content -- --json`; content at fault is not walked. */
export const contentResults = (checked: CheckedContent, walked: Walked | null, at: number): Result[] => {
  let shares: FindingShares | null = null
  const found = (): FindingShares => {
    const { content, phrases } = checked
    shares ??= content && phrases ? leastFound(content, phrases) : { first: 0, topThree: 0, none: 0 }
    return shares
  }
  let hearing: HearingShares | null = null
  const heard = (): HearingShares => {
    const { content, cries } = checked
    hearing ??= content && cries ? leastHeard(content, cries) : { heard: 0, kind: 0, mistaken: 1 }
    return hearing
  }
  let actsHeard: ActShares | null = null
  const acts = (): ActShares => {
    const kept = () => judgedUtterances(checked).filter(({ utterance }) => isKeptApart(utterance))
    actsHeard ??= checked.content ? actShares(kept()) : NOTHING_HEARD
    return actsHeard
  }
  let fading: ReadonlyMap<string, FadingSupport> | null = null
  const support = (): ReadonlyMap<string, FadingSupport> => {
    fading ??= checked.content ? fadingSupport(checked.content, at) : new Map()
    return fading
  }
  return Object.entries(CONTENT_ROWS).map(([id, measure]) =>
    rowOf(id, measure, { checked, walked, at, found, heard, acts, support }),
  )
}
