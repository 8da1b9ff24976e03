import { loadContent } from '../../src/adapters/content/load-content.ts'
import { type Language, wordingsOf } from '../../src/application/ports/texts.ts'
import { plainText } from '../../src/application/render.ts'
import { ROOT } from '../../src/root.ts'

/** The product's own content, read once a test file. */
export const CONTENT = loadContent(ROOT)

/** A text of `locales/` without variables and tags: what a person reads. */
export const words = (key: string, language: Language = 'ru'): string => {
  const text = CONTENT.texts.find(language, key)
  if (!text) throw new RangeError(`no text ${key}`)
  return plainText(text.fill(() => '')).trim()
}

/** All wordings of a text, as `words` gives one: a talk uses any of them. */
export const wordings = (key: string, language: Language = 'ru'): string[] => {
  const text = CONTENT.texts.find(language, key)
  return text ? wordingsOf(text).map((wording) => plainText(wording.fill(() => '')).trim()) : []
}
