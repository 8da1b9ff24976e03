import { localMoment } from '../../domain/calendar/local-date.ts'
import { countWords, readingEase } from '../../domain/conversation/plain/reading-ease.ts'
import type { PlainLanguage } from '../../domain/conversation/plain-language.ts'
import type { Need } from '../../domain/needs/need.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import { textsCalledBy } from '../../domain/scenario/inspect/texts.ts'
import { inspectNeed } from '../../domain/track/inspect-need.ts'
import { fault, type Issue } from '../../domain/words/issue.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language, type TextCatalogue, wordingsOf } from '../ports/texts.ts'
import { plainText } from '../render.ts'
import { inspectDates } from './inspect-dates.ts'
import { inspectFacts } from './inspect-facts.ts'
import { inspectNames, type Phrases, phrasesFileOf } from './inspect-names.ts'
import { inspectTexts } from './inspect-texts.ts'
import { Measures } from './measures.ts'
import { nearestName } from './nearest-name.ts'
import { officeKinds, unknownKinds } from './office-kinds.ts'
import { measureReminders } from './reminder-messages.ts'
import { saidMessages } from './said-messages.ts'
import { measureScreens } from './screen-messages.ts'
import { SpyingTexts } from './spying-texts.ts'
import type { WorstStage } from './stage-ease.ts'
import { Trust } from './trust.ts'
import { inspectUnseen, unknownVariable } from './unknown-variables.ts'

/** What is looked at: content that holds the one need, and on which day. */
export interface CheckedNeed {
  readonly content: Content
  readonly need: Need
  readonly plain: PlainLanguage
  readonly phrases: Phrases
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** Files of a need: what its author answers for. */
export const filesOfNeed = (id: string): string[] => [
  `scenarios/needs/${id}.yaml`,
  ...LANGUAGES.map((language) => `locales/${language}/needs/${id}.yaml`),
]

/** Texts of one need only. */
const ownTexts = (texts: TextCatalogue, stem: string): TextCatalogue => ({
  find: (language, key) => texts.find(language, key),
  keys: (language) => [...texts.keys(language)].filter((key) => key.startsWith(stem)),
})

const inspectOwnTexts = ({ content, need }: CheckedNeed, texts: TextCatalogue): Issue[] => {
  const stem = `needs.${need.id}.`
  const called = textsCalledBy({
    track: content.track,
    school: content.school,
    needs: [need],
    regions: [],
    scenes: [],
  })
  const own = (keys: ReadonlySet<string>) => new Set([...keys].filter((key) => key.startsWith(stem)))
  const code = { names: () => false, full: new Set<string>() }
  return inspectTexts(texts, { required: own(called.required), optional: own(called.optional) }, code)
}

const SHOWN_HARDEST = 3
const FEWEST_WORDS = 6

/** The need's texts that read hardest in a language, as places in its file. */
const hardestTexts = (
  texts: TextCatalogue,
  language: Language,
  stem: string,
  { ease }: PlainLanguage,
  rendered: ReadonlySet<string>,
): string[] => {
  const formula = ownEntry(ease, language)
  if (!formula) return []
  const eased = [...texts.keys(language)]
    .filter((key) => rendered.has(key))
    .flatMap((key) => {
      const text = texts.find(language, key)
      const counted =
        text &&
        countWords(
          wordingsOf(text)
            .map((each) => plainText(each.fill(() => '1')))
            .join('\n'),
        )
      return counted && counted.words >= FEWEST_WORDS
        ? [{ place: key.slice(stem.length), ease: readingEase(counted, formula) }]
        : []
    })
  return eased
    .sort((a, b) => a.ease - b.ease)
    .slice(0, SHOWN_HARDEST)
    .map(({ place }) => place)
}

const hardStage = ({ language, need, stage, ease, bar }: WorstStage, hardest: readonly string[]): Issue =>
  fault(
    `locales/${language}/needs/${need}.yaml`,
    `stage "${stage}" reads too hard with this need: ease ${ease.toFixed(1)}, at least ${bar} is plain: use shorter words and sentences, first in ${hardest.join(', ')}`,
    { ...(hardest[0] === undefined ? {} : { step: hardest[0] }), language },
  )

/** What is wrong with the need as people would read it, in every region, cause and language. */
const inspectSaid = ({ content, need, plain, at }: CheckedNeed, texts: TextCatalogue): Issue[] => {
  const stem = `needs.${need.id}.`
  const spy = new SpyingTexts(content.texts)
  const measures = new Measures(plain, stem)
  const trust = new Trust(stem)
  for (const message of saidMessages(content, spy, at, { shared: false })) {
    measures.message(message)
    if (message.saidFor) trust.message(message, message.saidFor)
  }
  measureReminders(content, spy, measures, at)
  measureScreens(content, spy, measures, at, ({ variables }) => variables.length > 0)
  const hard = measures
    .hardWith(need.id)
    .map((stage) => hardStage(stage, hardestTexts(texts, stage.language, stem, plain, spy.rendered)))
  const unknown = [...spy.gaps.values()].flatMap(({ language, key, variable }) =>
    variable === null ? [] : [unknownVariable(language, key, variable)],
  )
  return [...unknown, ...inspectUnseen(texts, spy), ...measures.issues(), ...hard, ...trust.issues()]
}

/** The same with the kinds of office that were most likely meant: what follows from a slip is not told beside it. */
const withKnownKinds = (checked: CheckedNeed, kinds: ReadonlySet<string>): CheckedNeed => {
  const { content, need } = checked
  const [any = ''] = kinds
  const bodies = need.bodies.map((body) => ({
    ...body,
    kind: kinds.has(body.kind) ? body.kind : (nearestName(body.kind, [...kinds]) ?? any),
  }))
  const meant = { ...need, bodies }
  return { ...checked, need: meant, content: { ...content, needs: new Map([[need.id, meant]]) } }
}

/**
 * All that is wrong with one need, at its author's own files: definitions, texts by key, the same facts in both languages,
 * names, and every message as people would read it. What is wrong elsewhere is not told.
 */
export const inspectNeedAlone = (checked: CheckedNeed): Issue[] => {
  const { content, need, phrases, at } = checked
  const kinds = officeKinds(content)
  const meant = withKnownKinds(checked, kinds)
  const texts = ownTexts(content.texts, `needs.${need.id}.`)
  const ofPhrases = LANGUAGES.map((language) => phrasesFileOf(language, need.id))
  const files = new Set([...filesOfNeed(need.id), ...ofPhrases])
  const issues = [
    ...inspectNeed(need),
    ...unknownKinds(need, kinds),
    ...inspectDates([need], localMoment(at, 'UTC').date),
    ...inspectOwnTexts(checked, texts),
    ...inspectFacts({ texts, vocabulary: content.vocabulary, drafts: content.drafts }),
    ...inspectNames(content, phrases),
    ...inspectSaid(meant, texts),
  ]
  return issues.filter(({ file }) => files.has(file))
}
