import type { Content, FindNeeds, FoundNeed } from '../../application/ports/content.ts'
import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import { mentions } from '../../domain/conversation/understand.ts'
import { evidenceOf, POINTS, weigh } from '../../domain/finding/evidence.ts'
import { likedNeeds } from '../../domain/finding/liked-needs.ts'
import { isLatin, readings } from '../../domain/finding/readings.ts'
import { nameIndex } from './name-index.ts'
import { wordsOf } from './stems.ts'

/** What the finder needs to know of the content. */
export type Findable = Pick<
  Content,
  'namesOfNeeds' | 'cluesOfNeeds' | 'wordsOfCauses' | 'vocabulary' | 'liken'
>

/** Below this sureness a match is a guess, and a guess is worse than a question. */
const SUREST = 0.3
/** Once something is found, weaker matches are offered beside it: one look tells the person which of them it is. */
const BESIDE = 0.2
const OFFERED = 3
/** So many points make an even chance; a clue that tells a need surely makes two thirds. */
const EVEN = 1.5
/** Names below this fit meet by chance. */
const NAMED_FROM = 0.7
/** Names and clues often see the same words: the weaker of both adds so much. */
const ADDED = 0.3

interface Reading {
  readonly language: Language
  readonly words: string
}

/** Points for each need in words of one language. */
type Weighing = (words: string) => ReadonlyMap<string, number>

const weighing = (content: Findable, language: Language): Weighing => {
  const { sounds, foreign } = content.vocabulary[language].finding
  const evidence = evidenceOf(content.cluesOfNeeds[language], foreign, sounds)
  const names = nameIndex(content.namesOfNeeds[language], language)
  return (words) => {
    const named = names(words)
    const liked = likedNeeds(content.liken[language], words)
    return new Map(
      [...weigh(wordsOf(words), evidence)].map(([need, { for: pro, against }]) => {
        const fit = named.get(need) ?? 0
        const name = fit >= NAMED_FROM ? fit * POINTS.surely : 0
        const told = Math.max(pro, name) + ADDED * Math.min(pro, name) + against
        // What clues speak against – «зубной протез» is no aid of the fund – no example makes likelier.
        return [need, told + (against < 0 ? 0 : (liked.get(need) ?? 0))]
      }),
    )
  }
}

/** Words as they stand, and what they may have been meant to be: another keyboard, another script, another language. */
const readingsOf = (content: Findable, said: string, language: Language): Reading[] => {
  const asIs = { language, words: said }
  if (isLatin(said) === (language === 'en')) return [asIs]
  const other: Language = language === 'en' ? 'ru' : 'en'
  const meant = readings(said, content.vocabulary[language].finding)
  return [asIs, { language: other, words: said }, ...meant.map((words) => ({ language, words }))]
}

/** The cause that the words name, when exactly one does. */
const causeIn = (content: Findable, { language, words }: Reading, need: string): string | undefined => {
  const causes = [...(content.wordsOfCauses[language].get(need) ?? [])].filter(([, beginnings]) =>
    mentions(words, beginnings),
  )
  return causes.length === 1 ? causes[0]?.[0] : undefined
}

const allWeighed = (content: Findable): Record<Language, Weighing> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, weighing(content, language)])) as Record<
    Language,
    Weighing
  >

/** Reading all names and clues takes a tenth of a second: once for every bot of a process that speaks of the same content. */
const READ = new WeakMap<Findable, Record<Language, Weighing>>()

/**
 * Needs by own words: their names through a search index, clues in the story around them, what examples of what people say are like
 * it, and topics that are no need.
 * Words of another keyboard, script or language are read as what they were meant to be.
 */
export const needFinder = (content: Findable): FindNeeds => {
  const weighed = READ.get(content) ?? allWeighed(content)
  READ.set(content, weighed)
  const found = (reading: Reading): FoundNeed[] =>
    [...weighed[reading.language](reading.words)]
      .filter(([, points]) => points > 0)
      .map(([need, points]) => ({ need, sureness: points / (points + EVEN) }))
      .sort((a, b) => b.sureness - a.sureness)
      .filter(({ sureness }, _, [best]) => sureness >= BESIDE && (best?.sureness ?? 0) >= SUREST)
      .slice(0, OFFERED)
      .map((each) => {
        const cause = causeIn(content, reading, each.need)
        return cause ? { ...each, cause } : each
      })
  return (said, language) =>
    readingsOf(content, said, language)
      .map(found)
      .reduce((best, each) => ((each[0]?.sureness ?? 0) > (best[0]?.sureness ?? 0) ? each : best), [])
}
