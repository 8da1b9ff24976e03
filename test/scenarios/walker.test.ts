import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { textsCalledBy } from '../../src/domain/scenario/inspect/texts.ts'
import { Walker } from './walker.ts'

/** Every state of every need that a person can come into (design.md 4 and 5), within half a minute. */
const content = loadContent(fileURLToPath(new URL('../..', import.meta.url)))
const { track } = content
const regions = [...content.regions.keys()]
const needs = [...content.needs.keys()]

const optionsOf = (need: string): string[] =>
  [...track.steps.values()].flatMap(({ name, definition }) => {
    if (definition.type !== 'choose') return []
    const { options } = definition
    const ids = Array.isArray(options)
      ? options.map((option) => (typeof option === 'string' ? option : option.id))
      : (content.needs.get(need)?.[options.from] ?? [])
    return ids.map((id) => `${name}.${id}`)
  })

const share = (reached: ReadonlySet<string>, all: readonly string[]): number =>
  all.filter((each) => reached.has(each)).length / all.length

describe('every reachable state', () => {
  const lines: string[] = []
  afterAll(() => process.stdout.write(`${lines.join('\n')}\n`))

  const [first = ''] = needs
  const walks = [
    ...needs.map((need) => [need, regions[0] ?? ''] as const),
    ...regions.slice(1).map((region) => [first, region] as const),
  ]
  it.each(walks)('%s in %s', (need, region) => {
    const started = performance.now()
    const walker = new Walker(content, region)
    walker.walk(need, 7)
    const steps = [...track.steps.keys()]
    const options = optionsOf(need)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    lines.push(
      `${need}, ${region}: ${walker.states} states, steps ${share(walker.steps, steps)}, options ${share(walker.options, options)}, ${seconds} s`,
    )
    expect([...walker.problems]).toEqual([])
    expect(
      steps.filter((step) => !walker.steps.has(step)),
      'steps that nobody comes to',
    ).toEqual([])
    expect(
      options.filter((option) => !walker.options.has(option)),
      'options that nobody is offered',
    ).toEqual([])
  })
})

describe('every clerk', () => {
  it.each(needs)('of %s hears and answers everything', (need) => {
    const walker = new Walker(content, regions[0] as string)
    walker.rehearse(need)
    const { required } = textsCalledBy({
      track,
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
