import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ContentError } from '../adapters/content/content-error.ts'
import { readExamples } from '../adapters/content/learned-file.ts'
import { loadContent } from '../adapters/content/load-content.ts'
import { readPhrases } from '../adapters/content/read-phrases.ts'
import { readPlainLanguage } from '../adapters/content/read-plain-language.ts'
import { readUtterances } from '../adapters/content/read-utterances.ts'
import { textsInCode } from '../adapters/content/texts-in-code.ts'
import { exampleFaults } from '../application/content-check/example-faults.ts'
import { type Inspected, inspectContent } from '../application/content-check/inspect-content.ts'
import type { Phrases } from '../application/content-check/inspect-names.ts'
import { fileOfText, placeOfText } from '../application/content-check/text-files.ts'
import { NOTHING_SAID } from '../application/content-check/trust.ts'
import type { Content } from '../application/ports/content.ts'
import { LANGUAGES, type Language } from '../application/ports/texts.ts'
import type { Utterance } from '../domain/listening/utterance-set.ts'
import { comparable } from '../domain/text/plain-words.ts'
import { fault, type Issue } from '../domain/words/issue.ts'
import { strictRefusals } from './strict-limits.ts'

/** The outcome of a check: what is wrong, how it reads, and the content where it could be loaded. */
export interface CheckedContent extends Inspected {
  readonly content: Content | null
  /** Labelled phrases that finding is measured by, where they could be read. */
  readonly phrases: Phrases | null
  /** Labelled phrases that hearing danger is measured by. */
  readonly cries: Phrases | null
  /** Utterances in context that hearing acts is measured by, of the folder `test/hearing` where there is one. */
  readonly utterances: Utterances | null
  /** Texts that the messenger would refuse, those that are at fault otherwise among them. */
  readonly refusals: readonly Issue[]
}

type Utterances = Readonly<Record<Language, readonly Utterance[]>>

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
  { needs, regions, deadlines, reminders, scenes, technologies, forms, years }: Content,
  root: string,
): Issue[] => {
  const held: Record<string, ReadonlySet<string>> = {
    needs: new Set(needs.keys()),
    regions: new Set(regions.keys()),
    deadlines: new Set(deadlines.keys()),
    reminders: new Set(reminders.keys()),
    scenes: new Set(Object.keys(scenes)),
    technologies: new Set(technologies.keys()),
    forms: new Set(forms.keys()),
    calendar: new Set(years.map(({ year }) => String(year))),
  }
  return Object.entries(held)
    .filter(([folder]) => existsSync(join(root, 'scenarios', folder)))
    .flatMap(([folder, ids]) =>
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
  loaded(root, (content, phrases, utterances) => {
    const names = misnamed(content, root)
    if (names.length > 0) return { issues: names, worst: [], trust: NOTHING_SAID, refusals: [] }
    const inspected = inspectContent({
      content,
      plain: readPlainLanguage(root),
      code: textsInCode(code),
      phrases,
      at,
    })
    const refusals = strictRefusals(content.texts)
    const known = new Set(inspected.issues.map(placeOf))
    const news = refusals.filter((refusal) => !known.has(placeOf(refusal)))
    const examples = faultyExamples(content, root, utterances)
    return { ...inspected, issues: [...inspected.issues, ...news, ...examples], refusals }
  })

const placeOf = ({ file, step }: Issue): string => `${file} ${step}`

/** What is at fault with the examples of what people say. */
const faultyExamples = (content: Content, root: string, utterances: Utterances): Issue[] =>
  LANGUAGES.flatMap((language) => {
    const measured = new Set(utterances[language].map(({ words }) => comparable(words)))
    return exampleFaults(readExamples(root, language), language, content, measured)
  })

/** Loads the content of a folder without looking into it. */
export const contentOf = (root: string): CheckedContent =>
  loaded(root, () => ({ issues: [], worst: [], trust: NOTHING_SAID, refusals: [] }))

const loaded = (
  root: string,
  inspect: (
    content: Content,
    phrases: Phrases,
    utterances: Utterances,
  ) => Omit<CheckedContent, 'content' | 'phrases' | 'cries' | 'utterances'>,
): CheckedContent => {
  try {
    const content = loadContent(root)
    const phrases = readPhrases(root)
    const cries = readPhrases(root, 'hearing')
    const utterances = readUtterances(join(root, 'test', 'hearing'))
    return { content, phrases, cries, utterances, ...inspect(content, phrases, utterances) }
  } catch (error) {
    if (!isLoadFault(error)) throw error
    const issues = [loadFault(error, root)]
    const nothing = { content: null, phrases: null, cries: null, utterances: null }
    return { ...nothing, issues, worst: [], trust: NOTHING_SAID, refusals: [] }
  }
}

/** An issue as one readable line: `fault  file  step  language  what is wrong: what to do`. */
export const issueLine = ({ severity, file, step, language, message }: Issue): string =>
  [severity, file, step, language, message].filter(Boolean).join('  ')
