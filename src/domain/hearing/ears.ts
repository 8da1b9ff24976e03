import { isLatin, readings, type Scripts } from '../finding/readings.ts'
import { DANGERS } from './danger-kind.ts'
import type { HeardDanger, Reader } from './hear-danger.ts'

/** What hears danger in one language, and how its words come to be typed in other letters. */
export interface Ear extends Reader {
  readonly scripts: Scripts
  /** Whether the language itself is written in Latin letters. */
  readonly isLatin: boolean
  /** Little words of the language, which no other one has: «the», «with». What holds one is not read as another language. */
  readonly little: ReadonlySet<string>
}

/** Nobody writes thousands of words on the wrong keyboard: so many of the last ones are read as such. */
const MISTYPED = 80

const LATIN = /\p{Script=Latin}/u

/** The words as they stand, and – of Latin ones – what they may have been meant to be: «ne hochu zhit», «yt [jxe ;bnm». */
const readAs = (words: string, { scripts, isLatin: isOwn }: Ear): readonly string[] => {
  if (isOwn) return LATIN.test(words) ? [words] : []
  return !isLatin(words)
    ? [words]
    : [words, ...readings(words.split(' ').slice(-MISTYPED).join(' '), scripts)]
}

/** Whether Latin words are of a language that is written so: «the fishing rod» is no Russian word in other letters. */
const isOfLatin = (words: string, ears: readonly Ear[]): boolean => {
  const said = words.toLowerCase().match(/\p{L}+/gu) ?? []
  return ears.some(({ isLatin: isOwn, little }) => isOwn && said.some((word) => little.has(word)))
}

/** What is heard in words as they stand, and only if that is nothing, in what they may have been meant to be. */
const heardBy = (words: string, ears: readonly Ear[]): readonly HeardDanger[] => {
  const isForeign = ({ isLatin: isOwn }: Ear): boolean => !isOwn && isLatin(words)
  const plain = ears.filter((ear) => !isForeign(ear)).flatMap((ear) => readAs(words, ear).flatMap(ear.hear))
  return plain.length > 0 || isOfLatin(words, ears)
    ? plain
    : ears.filter(isForeign).flatMap((ear) => readAs(words, ear).flatMap(ear.hear))
}

/** Dangers in whichever language, the gravest first; of one kind the surest. */
export const hearEverywhere = (words: string, ears: readonly Ear[]): readonly HeardDanger[] => {
  const all = heardBy(words, ears)
  return DANGERS.flatMap(
    (kind) => all.filter((each) => each.kind === kind).sort((a, b) => b.sureness - a.sureness)[0] ?? [],
  )
}
