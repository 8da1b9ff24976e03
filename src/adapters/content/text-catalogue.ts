import I18n from 'telegraf-i18n'
import {
  type CompiledText,
  LANGUAGES,
  type Language,
  type TextCatalogue,
} from '../../application/ports/texts.ts'
import { ContentError } from './content-error.ts'
import { compileText } from './text-template.ts'

/**
 * Texts of one language as files hold them: leaves are texts or arrays – several wordings of one text in what a talk
 * says, lists of words everywhere else.
 */
export type TextTree = { readonly [key: string]: TextTree | string | readonly string[] | number }

type Filler = ((data: { value(name: string): string }) => string) & { text?: CompiledText }
type FillerTree = { [key: string]: Filler | FillerTree }

/** Where a list is one text in several wordings. */
const WORDED = new Set(['track', 'talk', 'scenes'])

/** Whether a list below this key is one text in several wordings, and not a list of words. */
export const isWorded = (key: string): boolean => WORDED.has(key.split('.')[0] ?? '')

const compiled = (templates: readonly string[], language: Language): CompiledText => {
  const wordings = templates.map((template) => compileText(template.trimEnd(), language))
  const [first] = wordings
  if (!first) throw new SyntaxError('is empty')
  if (wordings.length === 1) return first
  const variables = [...new Set(wordings.flatMap((wording) => wording.variables))]
  return { ...first, variables, wordings }
}

const fillerOf = (templates: readonly string[], language: Language, path: string): Filler => {
  try {
    const text = compiled(templates, language)
    return Object.assign(({ value }: { value(name: string): string }) => text.fill(value), { text })
  } catch (error) {
    throw new ContentError(`locales/${language}: ${path}: ${(error as Error).message}`)
  }
}

const compileTree = (tree: TextTree, language: Language, path: string[]): FillerTree =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([key, node]): [string, Filler | FillerTree][] => {
      const at = [...path, key]
      if (Array.isArray(node))
        return WORDED.has(at[0] as string) ? [[key, fillerOf(node.map(String), language, at.join('.'))]] : []
      if (node === null) throw new ContentError(`locales/${language}: ${at.join('.')}: is empty`)
      if (typeof node === 'object') return [[key, compileTree(node as TextTree, language, at)]]
      return [[key, fillerOf([String(node)], language, at.join('.'))]]
    }),
  )

const flatten = (
  tree: FillerTree,
  prefix: string,
  into: Map<string, CompiledText>,
): Map<string, CompiledText> => {
  for (const [key, node] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key
    if (typeof node !== 'function') flatten(node, path, into)
    else if (node.text) into.set(path, node.text)
  }
  return into
}

/** An empty line between paragraphs: no file can hold it, every language has it. */
const BLANK: CompiledText = { variables: [], fill: () => '' }

/**
 * Loads texts into telegraf-i18n as functions compiled by us (its own templates run as code and do not escape,
 * promises.md 21) and keeps them by full key, so that a message costs a map look-up.
 */
export const textCatalogue = (trees: Readonly<Record<Language, TextTree>>): TextCatalogue => {
  const i18n = new I18n({ defaultLanguage: 'ru', allowMissing: false })
  for (const language of LANGUAGES) i18n.loadLocale(language, compileTree(trees[language], language, []))
  const repository = (i18n as unknown as { repository: Record<Language, FillerTree> }).repository
  const texts = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      flatten(repository[language], '', new Map([['talk.blank', BLANK]])),
    ]),
  ) as Record<Language, Map<string, CompiledText>>
  return {
    find: (language, key) => texts[language].get(key),
    keys: (language) => texts[language].keys(),
  }
}
