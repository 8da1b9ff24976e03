import { ownEntry } from '../../own-entry.ts'
import { comparable } from '../../text/plain-words.ts'
import { clausesOf } from './sentences.ts'

/** Finds the words of a passive, e.g. «рассматривается комиссией»; `isExempt` knows words that only look like one. */
type FindPassive = (words: readonly string[], isExempt: (phrase: string) => boolean) => string | null

const BE_RU = /^(?:был[аои]?|буд(?:ет|ут|ем|ете)|быть)$/
/** Short participles: «оформлена», «принято». Words are compared with «ё» as «е». */
const PARTICIPLE_RU = /^\p{L}{2,}(?:[аяе]н|нят|взят|крыт|мыт|быт|бит|шит)[аоы]?$/u
/** What may stand between «был» and its participle: «было вам отказано». */
const BETWEEN_RU = /^(?:не|вам|вами|нам|ему|ей|им|уже|еще|там|здесь|ранее|\p{L}{3,}[аяое]о|\p{L}{3,}но)$/u
const REFLEXIVE_RU = /^\p{L}{3,}(?:[еи]тся|[ауюя]тся|лся|лась|лось|лись)$/u
/** Adjectives and pronouns that have the ending of a noun in the instrumental: the word after them decides. */
const ADJECTIVE_ENDING =
  /(?:(?:ск|н|в|ш|щ|ж|ч|г)(?:ой|ей)|^(?:кажд|люб|так|друг|как|всяк|эт|т|цел|мал|сам|стар|перв|втор|треть|вс|сво|мо)(?:ой|ей))$/u
/** Nouns in the instrumental: «комиссией», «сотрудниками», «начальником». */
const isInstrumentalNoun = (word: string): boolean =>
  /^\p{L}{2,}(?:ами|ями|ией|ьей|ом|ем)$/u.test(word) ||
  (/^\p{L}{3,}(?:ой|ей)$/u.test(word) && !ADJECTIVE_ENDING.test(word))
const isAdjective = (word: string): boolean => /^\p{L}{2,}(?:ым|им|ыми|ими|ой|ей)$/u.test(word)
const isAgent = (word: string, next: string | undefined): boolean =>
  isInstrumentalNoun(word) ||
  (isAdjective(word) && next !== undefined && /(?:ом|ем|ой|ей|ами|ями|ью)$/u.test(next))

const inRussian: FindPassive = (words, isExempt) => {
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? ''
    const participle = BETWEEN_RU.test(next) && !PARTICIPLE_RU.test(next) ? (words[at + 2] ?? '') : next
    if (BE_RU.test(word) && PARTICIPLE_RU.test(participle) && !isExempt(participle))
      return `${word} ${participle}`
    const after = words[at + 2]
    if (!REFLEXIVE_RU.test(word) || [word, next, after ?? ''].some(isExempt)) continue
    if (isAgent(next, after)) return `${word} ${next}`
  }
  return null
}

const BE_EN = /^(?:is|are|was|were|be|been|being)$/
const PARTICIPLE_EN =
  /^(?:\w{2,}ed|given|taken|made|done|sent|paid|known|seen|kept|held|written|told|set|put|found|brought|shown|met|led|lost|read|run|chosen|drawn|built|bought|caught|said|heard|left|won|worn|cut|hit|hurt|beaten|broken|spoken|stolen|driven|eaten|frozen|forgotten|hidden|thrown|grown|torn|taught|sold|lent|spent|fed)$/
const ADVERB_EN = /^(?:\w{2,}ly|not|also|always|often|now|then|still|already)$/
/** Words between the participle and its «by»: «sent to you by». */
const MOST_BETWEEN = 3

const inEnglish: FindPassive = (words, isExempt) => {
  for (const [at, word] of words.entries()) {
    if (!BE_EN.test(word)) continue
    const first = ADVERB_EN.test(words[at + 1] ?? '') ? at + 2 : at + 1
    if (!PARTICIPLE_EN.test(words[first] ?? '')) continue
    const by = words.indexOf('by', first + 1)
    if (by < 0 || by > first + 1 + MOST_BETWEEN || by === words.length - 1) continue
    if (!isExempt(words.slice(by).join(' '))) return words.slice(at, by + 2).join(' ')
  }
  return null
}

const FINDERS: Readonly<Record<string, FindPassive>> = { ru: inRussian, en: inEnglish }

/**
 * The first passive of a sentence with its doer, or null. Grammar is guessed from endings: «был» with a short
 * participle, a reflexive verb with an instrumental beside it; in English a form of «be», a participle and «by».
 * @param exempt beginnings of words (or of what follows «by») that only look passive: «занимается», «by phone»
 */
export const passiveIn = (sentence: string, language: string, exempt: readonly string[]): string | null => {
  const isExempt = (phrase: string): boolean => exempt.some((each) => phrase.startsWith(each))
  for (const clause of clausesOf(sentence)) {
    const found = ownEntry(FINDERS, language)?.(comparable(clause).split(' '), isExempt) ?? null
    if (found) return found
  }
  return null
}
