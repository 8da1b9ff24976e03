import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPhrases } from '../../src/adapters/content/read-phrases.ts'
import { readUtterances } from '../../src/adapters/content/read-utterances.ts'
import { NOTHING_SAID } from '../../src/application/content-check/trust.ts'
import { walkContent } from '../../src/application/content-check/walk-content.ts'
import type { Content } from '../../src/application/ports/content.ts'
import type { CheckedContent } from '../../src/cli/check-content.ts'
import { CONTENT_ROWS, contentResults } from '../../src/cli/content-results.ts'
import { ROOT } from '../../src/root.ts'
import { CONTENT } from '../support/content.ts'
import { baseContent } from './broken.ts'

const AT = Date.parse('2026-11-22T12:00:00Z')

const first = <T>(map: ReadonlyMap<string, T>): Map<string, T> => new Map([...map].slice(0, 1))

/** One need, one lesson, one region: enough for every row to be measured. */
const SMALL: Content = {
  ...CONTENT,
  needs: first(CONTENT.needs),
  lessons: first(CONTENT.lessons),
  regions: first(CONTENT.regions),
}

const phrases = readPhrases(ROOT)
const cries = readPhrases(ROOT, 'hearing')
const utterances = readUtterances(join(ROOT, 'test', 'hearing'))
const CHECKED: CheckedContent = {
  content: SMALL,
  phrases: { ru: phrases.ru.slice(0, 12), en: phrases.en.slice(0, 12) },
  cries: { ru: cries.ru.slice(0, 12), en: cries.en.slice(0, 12) },
  utterances: { ru: utterances.ru.slice(0, 12), en: utterances.en.slice(0, 12) },
  issues: [],
  refusals: [],
  trust: { verified: 1, addressed: 1, cause: 1 },
  worst: (['ru', 'en'] as const).map((language) => ({
    language,
    stage: 'inform',
    need: 'passport',
    ease: 70,
    bar: 60,
  })),
}

const isBroken = ({ value }: { value: number | null }): boolean => value === null

describe('rows of the content check', () => {
  it('are each measured, in small', () => {
    const results = contentResults(CHECKED, walkContent(baseContent(), AT), AT)
    expect(results.map(({ id }) => id)).toEqual(Object.keys(CONTENT_ROWS))
    expect(results.filter(isBroken)).toEqual([])
    expect(results.find(({ id }) => id === 'walkable')).toMatchObject({ ok: true })
    expect(results.find(({ id }) => id === 'needs')).toMatchObject({ value: 1, ok: false })
  })

  it('of which one breaks off keep what the others measured', () => {
    const unreadable = { ...CHECKED, phrases: { ru: null, en: null } } as unknown as CheckedContent
    const results = contentResults(unreadable, null, AT)
    expect(results.filter(isBroken).map(({ id }) => id)).toEqual(['find-first', 'find-top3', 'find-none'])
    expect(results.find(({ id }) => id === 'lessons')).toMatchObject({ value: 1 })
  })

  it('say so of content that could not be loaded', () => {
    const nothing: CheckedContent = {
      content: null,
      phrases: null,
      cries: null,
      utterances: null,
      issues: [],
      refusals: [],
      worst: [],
      trust: NOTHING_SAID,
    }
    const good = contentResults(nothing, null, AT).filter(({ ok }) => ok)
    expect(good.map(({ id }) => id)).toEqual(['faults'])
  })
})
