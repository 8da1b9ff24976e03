import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { Walker } from '../../src/application/content-check/walker.ts'
import { textsCalledBy } from '../../src/domain/scenario/inspect/texts.ts'

/**
 * What clerks say and hear (promises.md 4 and 5). Every state that a person can come into is walked by the check of all content
 * (`test/content/inspect.test.ts`).
 */
const content = loadContent(fileURLToPath(new URL('../..', import.meta.url)))
const { track } = content
const regions = [...content.regions.keys()]
const needs = [...content.needs.keys()]

/** Sunday noon in Yekaterinburg. */
const TODAY = Date.parse('2026-11-22T12:00:00+05:00')

describe('every clerk', () => {
  it.each(needs)('of %s hears and answers everything', (need) => {
    const walker = new Walker(content, regions[0] as string, TODAY)
    walker.rehearse(need)
    const { required } = textsCalledBy({
      track,
      school: content.school,
      needs: [content.needs.get(need)].flatMap((each) => each ?? []),
      regions: [],
      scenes: Object.values(content.scenes),
    })
    const lines = [...required].filter((key) => /^scenes\.|^needs\..*\.(answers|objections)\./.test(key))
    expect(lines.length).toBeGreaterThan(50)
    expect(
      lines.filter((key) => !walker.texts.has(key)),
      'lines that nobody hears',
    ).toEqual([])
    expect([...walker.problems]).toEqual([])
  })
})
