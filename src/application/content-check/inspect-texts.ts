import type { CalledTexts } from '../../domain/scenario/inspect/texts.ts'
import { fault, type Issue, quoted } from '../../domain/words/issue.ts'
import {
  type CompiledText,
  LANGUAGES,
  type Language,
  type TextCatalogue,
  wordingsOf,
} from '../ports/texts.ts'
import type { CodeTexts } from './code-texts.ts'
import { fileOfText, groupOf, placeOfText } from './text-files.ts'

/** Groups that code alone reads, in its own ways. */
const ASIDE = new Set(['vocabulary'])
/** Groups whose texts are called for by definitions. */
const DEFINED = new Set([
  'track',
  'needs',
  'regions',
  'scenes',
  'lessons',
  'alerts',
  'reminders',
  'deadlines',
  'technologies',
  'algorithm',
  'cases',
  'forms',
])
/** Groups whose texts are called for by code. */
const CODED = new Set(['talk', 'screens', 'format', 'reckoning', 'office', 'asides', 'glossary', 'social'])

const at = (language: Language, key: string, message: string): Issue =>
  fault(fileOfText(language, key), message, { step: placeOfText(key), language })

const TAG = /<[^>]*>/g

/** What is wrong with the tags of a text: only `<b>` is let through, opened and closed once each. */
export const tagFault = (html: string): string | null => {
  let isOpen = false
  for (const [tag] of html.matchAll(TAG)) {
    if (tag !== '<b>' && tag !== '</b>') return `tag ${tag} is not shown: only <b> is`
    if ((tag === '<b>') === isOpen) return isOpen ? '<b> stands in another <b>' : '</b> closes nothing'
    isOpen = !isOpen
  }
  if (isOpen) return '<b> is never closed: add </b>'
  const bare = html.replace(TAG, '')
  return bare.includes('<') || /&(?!(?:lt|gt|amp|quot);)/.test(bare)
    ? 'write "<" as &lt; and "&" as &amp;'
    : null
}

/** What templates write where something has to be said. */
const TO_WRITE = '???'
/** Texts that stand on a button or name a stage: people look for the words that they saw before. */
const NAMES = /\.(?:options|buttons|ratings|states|who|more|reasons|near_days)\.|\.title$/

/** Whether a text stands on a button or names a stage. */
export const isLabel = (key: string): boolean => NAMES.test(key)

const inText = (text: CompiledText, language: Language, key: string): Issue[] => {
  const wordings = wordingsOf(text)
  if (wordings.length > 1 && isLabel(key))
    return [at(language, key, 'has several wordings: a button or a title has one')]
  const htmls = wordings.map((wording) => wording.fill(() => '1'))
  if (htmls.some((html) => html.includes(TO_WRITE)))
    return [at(language, key, `text "${key}" is not written yet`)]
  const found = htmls.map(tagFault).find(Boolean)
  return found ? [at(language, key, found)] : []
}

/** The names that every wording of a text must have: one that lacks some gives people less. */
const namesIn = (text: CompiledText): string[] =>
  wordingsOf(text).map(({ variables }) => [...variables].sort().join())

const unequalWordings = (language: Language, key: string, text: CompiledText): Issue[] =>
  new Set(namesIn(text)).size > 1
    ? [at(language, key, 'its wordings name different variables: name the same in each')]
    : []

const differing = (key: string, texts: readonly (readonly [Language, CompiledText])[]): Issue[] => {
  const [first, ...others] = texts
  if (!first) return []
  const expected = [...first[1].variables].sort()
  return others
    .filter(([, { variables }]) => [...variables].sort().join() !== expected.join())
    .map(([language, { variables }]) =>
      at(
        language,
        key,
        `names ${quoted(variables) || 'no variable'}, in ${first[0]} ${quoted(expected) || 'no variable'}: name the same`,
      ),
    )
}

/**
 * Checks texts by key (promises.md 4): none missing, none that nothing uses, the same variables in every language, tags
 * that a messenger takes. `called` – what definitions call for.
 */
export const inspectTexts = (texts: TextCatalogue, called: CalledTexts, code: CodeTexts): Issue[] => {
  const keys = Object.fromEntries(
    LANGUAGES.map((language) => [language, new Set(texts.keys(language))]),
  ) as Record<Language, Set<string>>
  const isCalled = (key: string): boolean => {
    if (DEFINED.has(groupOf(key))) return called.required.has(key) || called.optional.has(key)
    return !CODED.has(groupOf(key)) || code.names(key)
  }
  const written = new Set(LANGUAGES.flatMap((language) => [...keys[language]]))
  const all = [...written].filter((key) => !ASIDE.has(groupOf(key)) && isCalled(key))
  const needed = new Set([...called.required, ...code.full, ...all])
  return [
    ...LANGUAGES.flatMap((language) => [
      ...[...needed]
        .filter((key) => !keys[language].has(key))
        .map((key) => at(language, key, `text "${key}" is missing: write it`)),
      ...[...keys[language]]
        .filter((key) => !isCalled(key))
        .map((key) => at(language, key, `nothing uses text "${key}": remove it or correct its name`)),
      ...all.flatMap((key) => {
        const text = texts.find(language, key)
        return text ? inText(text, language, key) : []
      }),
    ]),
    ...all.flatMap((key) =>
      LANGUAGES.flatMap((language) => {
        const text = texts.find(language, key)
        return text ? unequalWordings(language, key, text) : []
      }),
    ),
    ...all.flatMap((key) =>
      differing(
        key,
        LANGUAGES.flatMap((language) => {
          const text = texts.find(language, key)
          return text ? [[language, text] as const] : []
        }),
      ),
    ),
  ]
}
