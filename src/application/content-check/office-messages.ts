import { ownEntry } from '../../domain/own-entry.ts'
import { isComposed } from '../../domain/reminders/rule.ts'
import { type Param, type TextRef, text, textAt } from '../../domain/words/text-ref.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'
import { plainText, Renderer } from '../render.ts'
import type { Measures } from './measures.ts'
import { COUNTS, sampleOf } from './office-samples.ts'
import { useOfOffice } from './office-uses.ts'
import type { SpyingTexts } from './spying-texts.ts'

/** Texts that employees and their citizens read, beside those of a talk: the office, its files, the history of a case, events. */
const READ = /^(office|alerts|events|register_import|cases\.history)\./

/**
 * Texts of a composed rule as people get them: in the list of what comes, from a specialist on the phone, and – where its message
 * is a line over buttons – `told`, which stands with them.
 */
const composedKeys = ({ reminders, texts }: Content, language: Language): string[] =>
  [...reminders.values()].filter(isComposed).flatMap(({ id }) => {
    const told = `reminders.${id}.told`
    const parts = ['name', 'why', 'stops', 'phrase'].map((part) => `reminders.${id}.${part}`)
    return texts.find(language, told) === undefined ? parts : [...parts, told]
  })

/** The longest name of a kind that the content has, e.g. the stage that fills a button most. */
const longest = ({ texts }: Content, language: Language, pattern: RegExp): TextRef | null => {
  const size = (key: string): number => texts.find(language, key)?.fill((name) => name).length ?? 0
  const keys = [...texts.keys(language)].filter((key) => pattern.test(key))
  const [first] = keys.sort((a, b) => size(b) - size(a))
  return first === undefined ? null : textAt(first)
}

/** Names of the content that texts of the office have in them. */
const namesIn = (content: Content, language: Language): Record<string, Param> => ({
  stage: longest(content, language, /^technologies\.\w+\.stages\.\w+\.name$/) ?? '',
  need: longest(content, language, /^needs\.\w+\.title$/) ?? '',
})

/** Measures every text of the office with the longest values that it is met with, by its use (promises.md 9). */
export const measureOffice = (content: Content, spy: SpyingTexts, measures: Measures): void => {
  for (const language of LANGUAGES) {
    const renderer = new Renderer(spy, language)
    const names = namesIn(content, language)
    const keys = [...content.texts.keys(language)].filter((key) => READ.test(key))
    for (const key of [...keys, ...composedKeys(content, language)])
      for (const n of COUNTS) measureText({ key, n, names, language, renderer }, spy, measures)
  }
}

interface Text {
  readonly key: string
  readonly n: number
  readonly names: Readonly<Record<string, Param>>
  readonly language: Language
  readonly renderer: Renderer
}

const wordsOf = ({ key, n, names, renderer }: Text): string => {
  const said = { value: (variable: string) => sampleOf(key, variable, n) ?? ownEntry(names, variable) }
  if (key.endsWith('.why') && key.startsWith('reminders.'))
    return renderer.html(text('screens.coming.why', { why: textAt(key) }), said)
  if (key.endsWith('.stops') && key.startsWith('reminders.'))
    return renderer.html(text('screens.coming.stops', { stops: textAt(key) }), said)
  return renderer.html(textAt(key), said)
}

const measureText = (asked: Text, spy: SpyingTexts, measures: Measures): void => {
  const { key, language } = asked
  spy.takeFilled()
  const plain = plainText(wordsOf(asked))
  const filled = spy.takeFilled()
  const use = useOfOffice(key)
  if (use === 'button') {
    measures.button({ text: plain, token: '', key }, language)
    return
  }
  if (use) measures.bounded(use, plain, key, language)
  measures.message({ language, names: [key], key, whom: 'office', plain, filled, buttons: [] })
}
