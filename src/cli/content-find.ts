import { needFinder } from '../adapters/content/find-needs.ts'
import { readPhrases } from '../adapters/content/read-phrases.ts'
import type { Content, FindNeeds, FoundNeed } from '../application/ports/content.ts'
import { LANGUAGES, type Language } from '../application/ports/texts.ts'
import { isHeldApart, type Phrase } from '../domain/finding/phrase-set.ts'
import { isLatin } from '../domain/finding/readings.ts'
import { comparable } from '../domain/text/plain-words.ts'
import { contentOf, issueLine } from './check-content.ts'

/** @throws RangeError that names what stops the content from being loaded */
const loaded = (root: string): Content => {
  const { content, issues } = contentOf(root)
  if (!content) throw new RangeError(issues.map(issueLine).join('\n'))
  return content
}

/** A word whose lack changes the sureness by less tells nothing. */
const LEAST_CHANGE = 0.01

const surenessOf = (need: string, found: readonly FoundNeed[]): number =>
  found.find((each) => each.need === need)?.sureness ?? 0

/** By which words a need is found: what is lost when one is left out. */
const because = (
  words: readonly string[],
  language: Language,
  find: FindNeeds,
  { need, sureness }: FoundNeed,
) =>
  words.flatMap((word, at) => {
    const rest = words.filter((_, index) => index !== at).join(' ')
    const change = sureness - surenessOf(need, find(rest, language))
    return Math.abs(change) < LEAST_CHANGE
      ? []
      : [`${word} ${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(2)}`]
  })

/** What would be found by words as a person types them, how surely, and by which of the words. */
export const findLines = (root: string, said: string): string[] => {
  const find = needFinder(loaded(root))
  const language: Language = isLatin(said) ? 'en' : 'ru'
  const words = said.split(/\s+/u).filter(Boolean)
  const found = find(said, language)
  if (found.length === 0) return [`nothing is found by «${said}»`]
  return found.map((each) => {
    const told = because(words, language, find, each).join(', ')
    const cause = each.cause === undefined ? '' : ` (${each.cause})`
    return `${each.need}${cause}  ${each.sureness.toFixed(2)}  by ${told === '' ? 'all words together' : told}`
  })
}

const without = <Value>(map: ReadonlyMap<string, Value>, id: string): ReadonlyMap<string, Value> =>
  new Map([...map].filter(([need]) => need !== id))

/** The content as it would be found in if the need were not there. */
const contentWithout = (content: Content, id: string): Content => ({
  ...content,
  needs: without(content.needs, id),
  namesOfNeeds: { ru: without(content.namesOfNeeds.ru, id), en: without(content.namesOfNeeds.en, id) },
  cluesOfNeeds: { ru: without(content.cluesOfNeeds.ru, id), en: without(content.cluesOfNeeds.en, id) },
})

const placeOf = ({ needs }: Phrase, found: readonly FoundNeed[]): number =>
  needs.length === 0 ? found.length : found.findIndex(({ need }) => needs.includes(need))

const PLACES = ['first', 'second', 'third']
const nameOf = (phrase: Phrase, place: number): string => {
  if (phrase.needs.length === 0) return place === 0 ? 'nothing' : 'a need'
  return PLACES[place] ?? 'not found'
}

const changedPhrases = (
  content: Content,
  phrases: readonly Phrase[],
  language: Language,
  id: string,
): string[] => {
  const [before, after] = [needFinder(contentWithout(content, id)), needFinder(content)]
  return phrases
    .filter(({ words, needs }) => !isHeldApart(words) && !needs.includes(id))
    .flatMap((phrase) => {
      const [was, is] = [before, after].map((find) => placeOf(phrase, find(phrase.words, language)))
      if (was === undefined || is === undefined || was === is) return []
      const meant = phrase.needs.join(' or ') || 'none'
      return [
        `changed  ${language}  ${meant}: «${phrase.words}»  ${nameOf(phrase, was)} -> ${nameOf(phrase, is)}`,
      ]
    })
}

const missedPhrases = (
  content: Content,
  phrases: readonly Phrase[],
  language: Language,
  id: string,
): string[] => {
  const find = needFinder(content)
  return phrases
    .filter(({ words, needs }) => !isHeldApart(words) && needs.includes(id))
    .flatMap((phrase) => {
      const [best] = find(phrase.words, language)
      const isFirst = best !== undefined && phrase.needs.includes(best.need)
      return isFirst
        ? []
        : [`missed  ${language}  «${phrase.words}»  ${best ? `taken for ${best.need}` : 'nothing is found'}`]
    })
}

const sharedWords = ({ namesOfNeeds }: Content, language: Language, id: string): string[] => {
  const own = new Set((namesOfNeeds[language].get(id) ?? []).map(comparable))
  return [...namesOfNeeds[language]].flatMap(([need, names]) =>
    need === id
      ? []
      : names
          .filter((name) => own.has(comparable(name)))
          .map((name) => `shared  ${language}  «${name}» names ${need} as well`),
  )
}

/**
 * What a need changes for finding: phrases of the half that may be looked at which are found better or worse because of it,
 * its own that are missed, and words that name another need as well.
 */
export const phraseLines = (root: string, id: string): string[] => {
  const content = loaded(root)
  if (!content.needs.has(id)) throw new RangeError(`--phrases "${id}": there is no such need`)
  const phrases = readPhrases(root)
  const lines = LANGUAGES.flatMap((language) => [
    ...missedPhrases(content, phrases[language], language, id),
    ...changedPhrases(content, phrases[language], language, id),
    ...sharedWords(content, language, id),
  ])
  const counts = LANGUAGES.map((language) => {
    const many = phrases[language].filter(({ needs }) => needs.includes(id)).length
    return `${many} phrases in ${language}`
  })
  return [...lines, `${id}: ${counts.join(', ')}; ${lines.length} lines to look at`]
}
