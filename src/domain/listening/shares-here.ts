import { ANSWER } from '../likeness/learned.ts'
import type { Likeness } from '../likeness/liken.ts'
import type { Reading } from './act.ts'
import { isAnswer, isNeed, type Meanings, NOTHING_SAID, OWN_WORDS, PAPERS, PASSED } from './meanings.ts'

/** `commands/back` and «не ту кнопку нажала» lead to the same. */
const SAME: ReadonlyMap<string, string> = new Map([['commands/back', 'corrections/back']])

/** «Закончим», «дальше» are commands, and answers where those are on offer. */
const SAME_HERE: ReadonlyMap<string, string> = new Map([
  ['commands/stop', `${ANSWER}/finish`],
  ['commands/resume', `${ANSWER}/go_on`],
])

/** An answer on offer among own words: the less like it words are, the rather they are words of one's own. */
const isOffered = (meaning: string): boolean =>
  meaning.startsWith(`${ANSWER}/`) && meaning !== OWN_WORDS && meaning !== PASSED

/** Shares of what can be meant where a talk stands: of answers only those on offer. */
export const sharesOf = (
  { meanings }: Likeness,
  { isPossible, takesOwnWords }: Meanings,
): Map<string, number> => {
  const shares = new Map<string, number>()
  const add = (meaning: string, share: number): void => {
    shares.set(meaning, (shares.get(meaning) ?? 0) + share)
  }
  for (const { meaning, share } of meanings) {
    if (!isPossible(meaning)) continue
    const here = SAME_HERE.get(meaning)
    if (here !== undefined && isPossible(here)) {
      add(here, share)
      continue
    }
    const same = takesOwnWords && meaning === NOTHING_SAID ? OWN_WORDS : (SAME.get(meaning) ?? meaning)
    const own = takesOwnWords && isOffered(meaning) ? share * (1 - share) : 0
    add(same, share - own)
    if (own > 0) add(OWN_WORDS, own)
  }
  return shares
}

/** Another need that words name beside the one that the examples take them for. */
const OTHER_NEED = 0.5

/** Needs that are named: as likely as each of them, and half as likely as that any other is meant. */
export const shareOfNeeds = (readings: readonly Reading[], shares: ReadonlyMap<string, number>): number => {
  const named = new Set(readings.flatMap(({ act }) => (act.type === 'other_need' ? act.needs : [])))
  return [...shares].reduce((sum, [meaning, share]) => {
    if (!isNeed(meaning)) return sum
    return sum + share * (named.has(meaning.replace('needs/', '')) ? 1 : OTHER_NEED)
  }, 0)
}

/** Of answers that the examples do not know each is as likely as this share of any answer. */
const UNKNOWN = 0.4
/** How likely a meaning is by the examples. */
export const shareOf = (meaning: string, shares: ReadonlyMap<string, number>): number => {
  const known = shares.get(meaning)
  if (known !== undefined) return known
  if (!isAnswer(meaning)) return 0
  const answers = [...shares].filter(([each]) => isAnswer(each))
  const isAll = answers.length === 1 || meaning === PAPERS
  return answers.reduce((sum, [, share]) => sum + share, 0) * (isAll ? 1 : UNKNOWN)
}
