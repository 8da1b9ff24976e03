import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import { ExampleBook, examplesOf } from '../../domain/likeness/example-book.ts'
import { LEARNING, learn } from '../../domain/likeness/learn.ts'
import type { Learned } from '../../domain/likeness/learned.ts'
import { joinBooks } from './join-books.ts'
import { readAs } from './read-as.ts'
import { stemmer } from './stems.ts'

const GENERATED = join(dirname(fileURLToPath(import.meta.url)), 'generated')

const learnedPath = (language: Language): string => join(GENERATED, `learned-${language}.bin`)

const bookPaths = (root: string, language: Language): string[] => {
  const folder = join(root, 'scenarios', 'listening', language)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name))
}

/** All examples of a language, of a folder like the project's root. @throws ContentError that names file and place */
export const readExamples = (root: string, language: Language): ExampleBook =>
  joinBooks(bookPaths(root, language).map((path) => readAs(ExampleBook, path)))

/** Changes with every change of the examples and of the way of learning. */
const keyOf = (root: string, language: Language): string => {
  const hash = createHash('sha256').update(String(LEARNING))
  for (const path of bookPaths(root, language)) hash.update(readFileSync(path))
  return hash.digest('hex')
}

interface Kept {
  readonly key: string
  readonly learned: Learned
}

const keptOf = (language: Language, key: string): Learned | null => {
  const path = learnedPath(language)
  if (!existsSync(path)) return null
  const kept = deserialize(readFileSync(path)) as Kept
  return kept.key === key ? kept.learned : null
}

const learnAnew = (root: string, language: Language): Learned =>
  learn(examplesOf(readExamples(root, language)), stemmer(language))

/**
 * What was learned from the examples of a language: as `npm run prepare` kept it, or – where the examples have changed since –
 * learned anew, which takes some seconds.
 */
export const learnedOf = (root: string, language: Language): Learned =>
  keptOf(language, keyOf(root, language)) ?? learnAnew(root, language)

/** Learns from all examples and keeps what came of it beside the code; what is still true is left as it is. */
export const writeLearned = (root: string): void => {
  mkdirSync(GENERATED, { recursive: true })
  for (const language of LANGUAGES) {
    const key = keyOf(root, language)
    if (keptOf(language, key)) continue
    const kept: Kept = { key, learned: learnAnew(root, language) }
    writeFileSync(learnedPath(language), serialize(kept))
  }
}
