import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { ownEntry } from '../../../domain/own-entry.ts'
import type { DemoPerson } from '../demo-person.ts'

/** The nearest folder of texts above this file: it may lie in `src`, `dist` or deeper. */
const findLocales = (folder: string): string => {
  const locales = join(folder, 'locales')
  if (existsSync(locales)) return locales
  const above = dirname(folder)
  if (above === folder) throw new Error('the folder "locales" is missing: it belongs beside the program')
  return findLocales(above)
}

const LOCALES = findLocales(fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, ''))

const personText = z.object({
  first_name: z.string(),
  last_name: z.string().optional(),
  about: z.string(),
})

const languageTexts = z.object({
  people: z.record(z.string(), personText),
  page: z.record(z.string(), z.string()),
})

/** Texts of the page in one language: demo people by key, and the words of the page itself by key. */
export type LanguageTexts = z.infer<typeof languageTexts>

/** Texts of the page by language, e.g. `texts.ru.page.title`. */
export type PlaygroundTexts = Record<string, LanguageTexts>

/**
 * Reads `locales/<lang>/playground.yaml` for every language that has one.
 *
 * @throws ZodError when a file lacks what the page needs
 */
export function loadPlaygroundTexts(folder: string = LOCALES): PlaygroundTexts {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const texts: PlaygroundTexts = {}
  for (const { name } of languages) {
    const path = join(folder, name, 'playground.yaml')
    texts[name] = languageTexts.parse(parse(readFileSync(path, 'utf8')))
  }
  return texts
}

/**
 * The demo people of the locale files, ready for `createPlayground`.
 *
 * @param language in which their names are written and their column speaks
 * @param keys which of them and in which order; all when not given
 * @throws RangeError when the language or one of the keys is not there
 * @example
 * demoPeople(loadPlaygroundTexts(), 'ru', ['anna', 'specialist'])
 */
export function demoPeople(texts: PlaygroundTexts, language: string, keys?: string[]): DemoPerson[] {
  const people = ownEntry(texts, language)?.people ?? {}
  return (keys ?? Object.keys(people)).map((key) => {
    const person = ownEntry(people, key)
    if (!person) throw new RangeError(`no demo person ${key} in ${language}`)
    const { first_name, last_name, about } = person
    return { key, firstName: first_name, ...(last_name ? { lastName: last_name } : {}), about, language }
  })
}
