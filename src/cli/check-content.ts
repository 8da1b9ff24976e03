import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ContentError } from '../adapters/content/content-error.ts'
import { loadContent } from '../adapters/content/load-content.ts'
import { readPlainLanguage } from '../adapters/content/read-plain-language.ts'
import { textsInCode } from '../adapters/content/texts-in-code.ts'
import { inspectContent } from '../application/content-check/inspect-content.ts'
import { fileOfText, placeOfText } from '../application/content-check/text-files.ts'
import type { Content } from '../application/ports/content.ts'
import type { Language } from '../application/ports/texts.ts'
import { fault, type Issue } from '../domain/scenario/inspect/issue.ts'

/** The outcome of a check: what is wrong, and the content where it could be loaded. */
export interface CheckedContent {
  readonly content: Content | null
  readonly issues: readonly Issue[]
}

const textFault = (language: Language, key: string, message: string): Issue =>
  fault(fileOfText(language, key), message, { step: placeOfText(key), language })

/** A file that cannot be loaded as an issue: its first line, with paths from the project's root. */
const loadFault = (error: Error, root: string): Issue => {
  const [line = ''] = error.message.replaceAll(`${root}/`, '').split('\n')
  const text = /^locales\/(ru|en): ([\w.]+): (.*)$/.exec(line)
  if (text) return textFault(text[1] as Language, text[2] as string, text[3] as string)
  const [file = '', ...rest] = line.split(': ')
  return fault(file, rest.join(': ').replace(/:$/, ''))
}

const isLoadFault = (error: unknown): error is Error => error instanceof ContentError

/** Files whose name is not the id of what they hold: their texts would be looked for under another name. */
const misnamed = (
  { needs, regions, deadlines, reminders, scenes, technologies, years }: Content,
  root: string,
): Issue[] => {
  const held: Record<string, ReadonlySet<string>> = {
    needs: new Set(needs.keys()),
    regions: new Set(regions.keys()),
    deadlines: new Set(deadlines.keys()),
    reminders: new Set(reminders.keys()),
    scenes: new Set(Object.keys(scenes)),
    technologies: new Set(technologies.keys()),
    calendar: new Set(years.map(({ year }) => String(year))),
  }
  return Object.entries(held).flatMap(([folder, ids]) =>
    readdirSync(join(root, 'scenarios', folder))
      .filter((name) => name.endsWith('.yaml') && !ids.has(basename(name, '.yaml')))
      .map((name) =>
        fault(`scenarios/${folder}/${name}`, 'the file name is not the id inside: make them the same'),
      ),
  )
}

/**
 * Loads and checks the content of a folder (the project's root, or one that looks like it).
 * @param code folder of the code whose texts are looked for, `src` or `dist`
 * @param at the moment of the check in milliseconds: what is stale depends on it
 */
export const checkContent = (root: string, code: string, at: number): CheckedContent =>
  loaded(root, (content) => {
    const names = misnamed(content, root)
    return names.length > 0
      ? names
      : inspectContent({ content, plain: readPlainLanguage(root), code: textsInCode(code), at })
  })

/** Loads the content of a folder without looking into it. */
export const contentOf = (root: string): CheckedContent => loaded(root, () => [])

const loaded = (root: string, inspect: (content: Content) => readonly Issue[]): CheckedContent => {
  try {
    const content = loadContent(root)
    return { content, issues: inspect(content) }
  } catch (error) {
    if (!isLoadFault(error)) throw error
    return { content: null, issues: [loadFault(error, root)] }
  }
}

/** An issue as one readable line: `fault  file  step  language  what is wrong: what to do`. */
export const issueLine = ({ severity, file, step, language, message }: Issue): string =>
  [severity, file, step, language, message].filter(Boolean).join('  ')
