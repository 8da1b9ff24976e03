import { plainWords } from '../tables/layout.ts'
import { Disability } from './categories.ts'
import type { SaidCategory } from './register-columns.ts'

/** What words say of the groups that a person belongs to. */
export interface CategoriesReading {
  readonly said: ReadonlySet<SaidCategory>
  /** Those of them that are all a piece says: «инвалид 2 гр.», not «дочь – инвалид 2 гр.». */
  readonly alone: ReadonlySet<SaidCategory>
  /** Pieces that say more than groups, or something else: «вдова», «ветеран труда». */
  readonly rest: readonly string[]
}

/** Words by which groups are known: `values` of the register's columns. */
export interface CategoryWords {
  readonly categories: Readonly<Partial<Record<SaidCategory, readonly string[]>>>
  /** Under `unknown`: «инвалид», «инв.» – with a group behind it, or without. */
  readonly disability: Readonly<Record<Disability, readonly string[]>>
}

const PIECES = /[;,\n\r/|]+|\s+и\s+/u

interface Spelling {
  readonly words: string
  readonly category: SaidCategory
}

const prepared = new WeakMap<CategoryWords, readonly Spelling[]>()

/** The group of disability among what was said, if any; a group before «инвалид» without one. */
export const disabilityIn = (said: ReadonlySet<SaidCategory>): Disability | null =>
  Disability.options.find((group) => said.has(`disability_${group}`)) ?? null

/** Every spelling once, the longest first. A group of disability needs its word: a bare «2» is none here. */
const spellingsOf = (words: CategoryWords): readonly Spelling[] => {
  const known = prepared.get(words)
  if (known) return known
  const groups = Disability.options.flatMap((group) =>
    words.disability[group].flatMap((each): Spelling[] => {
      const category = `disability_${group}` as const
      const plain = plainWords(each)
      if (group === 'unknown') return [{ words: plain, category }]
      const prefixed = words.disability.unknown.map((prefix) => ({
        words: `${plainWords(prefix)} ${plain}`,
        category,
      }))
      return plain.includes(' ') || group === 'child' ? [{ words: plain, category }, ...prefixed] : prefixed
    }),
  )
  const others = (Object.entries(words.categories) as [SaidCategory, readonly string[]][]).flatMap(
    ([category, spelled]) => spelled.map((each) => ({ words: plainWords(each), category })),
  )
  const all = [...groups, ...others].sort((a, b) => b.words.length - a.words.length)
  prepared.set(words, all)
  return all
}

/**
 * Reads words such as «55+, вдова, инв. 2 гр., проживает одна»: the groups among them, and the rest as it was written.
 */
export const readCategories = (typed: string, words: CategoryWords): CategoriesReading => {
  const said = new Set<SaidCategory>()
  const alone = new Set<SaidCategory>()
  const rest: string[] = []
  for (const piece of typed.split(PIECES).map((each) => each.trim())) {
    let left = ` ${plainWords(piece)} `
    const found: SaidCategory[] = []
    for (const spelling of spellingsOf(words)) {
      if (!left.includes(` ${spelling.words} `)) continue
      found.push(spelling.category)
      left = left.replace(` ${spelling.words} `, ' ')
    }
    for (const category of found) said.add(category)
    if (/\p{L}/u.test(left)) rest.push(piece)
    else for (const category of found) alone.add(category)
  }
  return { said, alone, rest }
}
