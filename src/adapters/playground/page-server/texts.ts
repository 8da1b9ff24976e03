import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ownEntry } from '../../../domain/own-entry.ts'
import type { DemoPerson } from '../demo-person.ts'
import { besideProgram } from './beside-program.ts'

const personText = z.object({
  first_name: z.string(),
  last_name: z.string().optional(),
  about: z.string(),
})

const languageTexts = z.object({
  people: z.record(z.string(), personText),
  page: z.record(z.string(), z.string()),
  /** Titles and the narrator's notes by story: `stories.eye_doctor.title`. */
  stories: z.record(z.string(), z.record(z.string(), z.string())),
})

/** Texts of the page in one language: demo people, words of the page itself, and what is said of the stories. */
export type LanguageTexts = z.infer<typeof languageTexts>

/** Texts of the page by language, e.g. `texts.ru.page.title`. */
export type PlaygroundTexts = Record<string, LanguageTexts>

/**
 * Reads `locales/<lang>/playground.yaml` for every language that has one.
 *
 * @throws ZodError when a file lacks what the page needs
 */
export function loadPlaygroundTexts(folder: string = besideProgram('locales')): PlaygroundTexts {
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
