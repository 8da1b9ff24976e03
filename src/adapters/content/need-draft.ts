import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import { NeedFile } from '../../domain/needs/need-file.ts'
import { NeedTexts } from '../../domain/needs/need-texts.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import { fault, type Issue } from '../../domain/words/issue.ts'
import { type GivenNeeds, Names } from './load-content.ts'
import { mended } from './mend-need.ts'
import { misfitMessage } from './misfit-message.ts'
import type { TextTree } from './text-catalogue.ts'
import { compileText } from './text-template.ts'

/** A need as its author has left it: all that does not fit, and what is left to look at when that is mended. */
export interface NeedDraft {
  readonly issues: readonly Issue[]
  /** null – too little is there to look at more. */
  readonly given: GivenNeeds | null
}

interface File {
  readonly path: string
  readonly value: unknown
  readonly issues: readonly Issue[]
}

const fileAt = (root: string, path: string): File => {
  const whole = join(root, path)
  if (!existsSync(whole))
    return { path, value: null, issues: [fault(path, 'there is no such file: write it')] }
  const document = parseDocument(readFileSync(whole, 'utf8'), { prettyErrors: true })
  const issues = document.errors.map(({ message, linePos }) =>
    fault(`${path}:${linePos?.[0].line ?? 1}`, `is no YAML: ${message.split('\n')[0]}`),
  )
  return { path, value: issues.length > 0 ? null : document.toJS(), issues }
}

/** Every place where a file does not fit its schema. */
const misfits = (schema: z.ZodType, { path, value }: File, language?: Language): Issue[] => {
  if (value === null || value === undefined) return []
  const { error } = schema.safeParse(value, { reportInput: true })
  return (error?.issues ?? []).map((issue) => {
    const { place, message } = misfitMessage(issue)
    return fault(path, message, { step: place, ...(language ? { language } : {}) })
  })
}

const isTree = (value: unknown): value is TextTree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands in a template where something has to be written. */
const TO_WRITE = '???'
const SAID_INSTEAD = '…'

/** A tree with texts that cannot be compiled replaced, so that the rest can be read; the faults are told. */
const readable = (tree: TextTree, language: Language, tell: (place: string, message: string) => void) => {
  const walk = (node: unknown, place: string): unknown => {
    if (Array.isArray(node)) return node
    if (isTree(node))
      return Object.fromEntries(
        Object.entries(node).map(([key, each]) => [key, walk(each, place === '' ? key : `${place}.${key}`)]),
      )
    if (node === null || node === '') {
      tell(place, 'is empty: write it')
      return SAID_INSTEAD
    }
    if (String(node).includes(TO_WRITE)) {
      tell(place, 'is not written yet')
      return SAID_INSTEAD
    }
    try {
      compileText(String(node), language)
      return node
    } catch (error) {
      tell(place, (error as Error).message)
      return SAID_INSTEAD
    }
  }
  return walk(tree, '') as TextTree
}

interface TextsFile {
  readonly issues: readonly Issue[]
  readonly tree: TextTree
  readonly names: Names
  /** It is not translated yet. */
  readonly isDraft: boolean
}

const EMPTY_NAMES = { words: [], cause_words: {}, asked: {}, clues: {} }

const textsAt = (root: string, language: Language, id: string): TextsFile => {
  const file = fileAt(root, `locales/${language}/needs/${id}.yaml`)
  const issues = [
    ...file.issues,
    ...misfits(isTree(file.value) && 'draft' in file.value ? NeedTexts.partial() : NeedTexts, file, language),
  ]
  const tree = isTree(file.value) ? file.value : {}
  const read = readable(tree, language, (step, message) =>
    issues.push(fault(file.path, message, { step, language })),
  )
  const names = Names.safeParse(tree)
  const isDraft = ownEntry(tree, 'draft') !== undefined
  return {
    isDraft,
    issues,
    tree: read,
    names: names.success ? names.data : (EMPTY_NAMES as unknown as Names),
  }
}

/** Reads the three files of one need and gives every fault in them, not the first alone. */
export const readNeedDraft = (root: string, id: string): NeedDraft => {
  const facts = fileAt(root, `scenarios/needs/${id}.yaml`)
  const texts = Object.fromEntries(
    LANGUAGES.map((language) => [language, textsAt(root, language, id)]),
  ) as Record<Language, TextsFile>
  const ofTexts = LANGUAGES.flatMap((language) => texts[language].issues)
  const named = isTree(facts.value) ? ownEntry(facts.value, 'id') : id
  const misnamed =
    named === id
      ? []
      : [fault(facts.path, `is "${String(named)}", the file is "${id}": make them the same`, { step: 'id' })]
  const issues = [...facts.issues, ...misfits(NeedFile, facts), ...misnamed, ...ofTexts]
  const parsed = NeedFile.safeParse(mended(facts.value))
  if (!parsed.success) return { issues, given: null }
  const by = <T>(of: (texts: TextsFile) => T) =>
    Object.fromEntries(LANGUAGES.map((language) => [language, of(texts[language])])) as Record<Language, T>
  return {
    issues,
    given: {
      needs: [{ ...parsed.data, id }],
      texts: by(({ tree }) => ({ [id]: tree })),
      names: by(({ names, isDraft }) => new Map([[id, isDraft ? texts.ru.names : names]])),
    },
  }
}
