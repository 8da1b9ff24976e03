import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import type { TextTree } from './text-catalogue.ts'

type Trees = Readonly<Record<Language, TextTree>>

const isTree = (node: unknown): node is TextTree =>
  typeof node === 'object' && node !== null && !Array.isArray(node)

/** The language that is written first: what another lacks is said in its words. */
const FIRST: Language = 'ru'
/** The key that says that a file is not translated yet; it is no text. */
const DRAFT = 'draft'

const needsOf = (tree: TextTree): TextTree => {
  const needs = ownEntry(tree, 'needs')
  return isTree(needs) ? needs : {}
}

/** What stands in a draft, and for all else what the first language says. */
const joined = (draft: TextTree, first: TextTree): TextTree => {
  const all = Object.entries(first).map(([key, said]) => {
    const own = ownEntry(draft, key)
    return [key, isTree(own) && isTree(said) ? joined(own, said) : (own ?? said)] as const
  })
  const added = Object.entries(draft).filter(([key]) => key !== DRAFT && !Object.hasOwn(first, key))
  return Object.fromEntries([...all, ...added])
}

/** Ids of needs whose texts in a language are a draft. */
export const draftsIn = (tree: TextTree): ReadonlySet<string> =>
  new Set(
    Object.entries(needsOf(tree)).flatMap(([need, texts]) =>
      isTree(texts) && String(ownEntry(texts, DRAFT)) === 'true' ? [need] : [],
    ),
  )

/** The trees with the drafts among the needs filled up: nobody meets a gap while a need is being translated. */
export const withDrafts = (trees: Trees): Trees => {
  const filled = LANGUAGES.map((language) => {
    const tree = trees[language]
    const drafts = language === FIRST ? new Set<string>() : draftsIn(tree)
    if (drafts.size === 0) return [language, tree] as const
    const first = needsOf(trees[FIRST])
    const needs = Object.entries(needsOf(tree)).map(([need, texts]) => {
      const said = ownEntry(first, need)
      return [need, drafts.has(need) && isTree(texts) && isTree(said) ? joined(texts, said) : texts] as const
    })
    return [language, { ...tree, needs: Object.fromEntries(needs) }] as const
  })
  return Object.fromEntries(filled) as Record<Language, TextTree>
}
