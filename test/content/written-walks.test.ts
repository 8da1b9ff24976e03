import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { LANGUAGES, type Language } from '../../src/application/ports/texts.ts'
import type { Learned } from '../../src/domain/track/learned.ts'
import { writtenWalk } from '../support/written-walks.ts'

/**
 * Walks as they are read, to be read aloud: the short way of each need by each cause in each region, and the whole way of a
 * first, a second and a third need of one person. `GOLDEN=update npx vitest run test/content/written-walks` writes them anew.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDER = new URL('./walks/', import.meta.url)
const content = loadContent(ROOT)

const agrees = (name: string, found: string): void => {
  const golden = new URL(name, FOLDER)
  mkdirSync(FOLDER, { recursive: true })
  if (process.env['GOLDEN'] === 'update' || !existsSync(golden)) writeFileSync(golden, found)
  expect(found, name).toBe(readFileSync(golden, 'utf8'))
}

const [home = '', ...elsewhere] = [...content.regions.keys()]

/** The first cause is walked to the end; of the others the way in a hurry alone, which ends before this stage. */
const HURRIED_UNTIL = 'diagnose'
/** Offices and their numbers are said before this stage: nothing behind it differs from region to region. */
const OFFICES_UNTIL = 'documents'

/** A need by each of its causes: of each what was not said before, of further regions what is said otherwise there. */
const byCause = (need: string, causes: readonly string[], language: Language): string => {
  const said = new Set<string>()
  const fresh = (lines: readonly string[]): readonly string[] => {
    const unsaid = lines.filter((line) => !line.startsWith('> ') && !said.has(line))
    for (const line of unsaid) said.add(line)
    return unsaid
  }
  return causes
    .map((cause, at) => {
      const walkIn = (region: string, until?: string): readonly string[] =>
        writtenWalk(
          content,
          { need, region, language, cause, isUrgent: true, ...(until === undefined ? {} : { until }) },
          {},
        ).lines
      const there = fresh(walkIn(home, at === 0 ? undefined : HURRIED_UNTIL))
      const others = elsewhere.map((region) => {
        const own = fresh(walkIn(region, OFFICES_UNTIL))
        return own.length === 0 ? '' : `--- ${region}\n\n${own.join('\n\n')}`
      })
      return [`=== ${need}: ${cause}`, ...there, ...others.filter(Boolean)].join('\n\n')
    })
    .join('\n\n')
}

test('each need by each cause, in each region, reads as its walk does', () => {
  for (const { id, causes } of content.needs.values()) agrees(`${id}.txt`, `${byCause(id, causes, 'ru')}\n`)
})

test('a first, a second and a third need of one person stand side by side', () => {
  for (const language of LANGUAGES) {
    let learned: Learned = {}
    const needs = ['doctor', 'passport', 'utilities'].map((need, at) => {
      const walk = writtenWalk(
        content,
        { need, region: home, language, cause: null, isUrgent: false },
        learned,
      )
      learned = walk.learned
      const presses = walk.lines.filter((line) => line.startsWith('> ')).length
      return { presses, text: [`=== ${at + 1}: ${need}, ${presses}`, ...walk.lines].join('\n\n') }
    })
    agrees(`three-needs.${language}.txt`, `${needs.map(({ text }) => text).join('\n\n')}\n`)
    const [first, , third] = needs.map(({ presses }) => presses)
    expect(third).toBeLessThan((first ?? 0) / 2)
  }
})
