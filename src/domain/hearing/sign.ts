import { z } from 'zod'
import { ownEntry } from '../own-entry.ts'

/** Signs stand together when no more than so many words lie between them. */
const USUAL_GAP = 4
const WORD = String.raw`(?:\([a-z_]+\)|\d+\+|[\p{L}\p{N}]+\$?)`
const SHAPE = new RegExp(String.raw`^\^?${WORD}(?:\|${WORD})*(?: -?${WORD}(?:\|${WORD})*)*(?: ~\d+)?$`, 'u')

/**
 * What tells something in words: beginnings of words that stand near each other, in any order. `|` parts words of one
 * meaning, `$` ends a whole word, `(hit)` names a group of words, `180+` is a number of at least so much (and less than
 * twice that), `-word` may not stand near, `^` in front asks for this very order, `~1` bears so many words between.
 * Lower case, «е» for «ё»: `(kin) бьет$ -часы`, `^не хочу жить ~1`.
 */
export const SignText = z
  .string()
  .regex(SHAPE, 'a sign is expected: beginnings of words, lower case, like "lost|mislaid document -found ~2"')
  .refine((sign) => !sign.includes('ё'), 'write "е" for "ё": people seldom type it')

/** A sign taken to pieces. Each part is words of one meaning. */
export interface Sign {
  readonly source: string
  readonly parts: readonly (readonly string[])[]
  readonly absent: readonly (readonly string[])[]
  readonly isOrdered: boolean
  /** How many other words may lie between the first and the last part. */
  readonly gap: number
}

/** Words by the name of their group, e.g. `kin: [муж, сын]`. */
export type Groups = Readonly<Record<string, readonly string[]>>

const meanings = (part: string, groups: Groups): string[] =>
  part.split('|').flatMap((word) => {
    if (!word.startsWith('(')) return [word]
    const group = ownEntry(groups, word.slice(1, -1))
    if (!group) throw new RangeError(`there is no group of words ${word}`)
    return group
  })

/** @throws RangeError when a sign names a group that there is not */
export const signOf = (source: string, groups: Groups): Sign => {
  const words = source.replace(/^\^/, '').split(' ')
  const gap = words.find((word) => word.startsWith('~'))
  const parts = words.filter((word) => !/^[~-]/.test(word))
  const absent = words.filter((word) => word.startsWith('-')).map((word) => word.slice(1))
  return {
    source,
    parts: parts.map((part) => meanings(part, groups)),
    absent: absent.map((part) => meanings(part, groups)),
    isOrdered: source.startsWith('^'),
    gap: gap === undefined ? USUAL_GAP : Number(gap.slice(1)),
  }
}
