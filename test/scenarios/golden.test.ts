import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { type Golden, GoldenRun, goldenYaml, readGolden } from '../../src/cli/golden.ts'
import { aligned } from './align.ts'

/**
 * Golden conversations (promises.md 11). `GOLDEN=update npx vitest run test/scenarios` rewrites them, fitting inputs to
 * changed steps; `CASE=refused` runs those whose name holds the word.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url))
const content = loadContent(fileURLToPath(new URL('../..', import.meta.url)))
const isUpdating = process.env['GOLDEN'] === 'update'
const only = process.env['CASE'] ?? ''

const files = readdirSync(HERE).filter((name) => name.endsWith('.yaml') && name.includes(only))

const walk = ({ person, inputs }: Golden): GoldenRun => {
  const run = new GoldenRun(content, person)
  for (const [index, input] of inputs.entries()) {
    const place = `input ${index + 1}`
    expect(run.isOver, `${place} is left over: the talk has ended`).toBe(false)
    if (input.at !== undefined)
      expect(run.talk.session.step, `${place} stands at another step`).toBe(input.at)
    run.take(input)
  }
  return run
}

const rewrite = (path: string, golden: Golden): void => {
  const { inputs, turns } = aligned(content, golden)
  writeFileSync(path, goldenYaml({ ...golden, inputs: [...inputs], expected: [...turns] }))
}

describe('golden conversations', () => {
  it.each(files)('%s', (name) => {
    const path = join(HERE, name)
    if (isUpdating) rewrite(path, readGolden(readFileSync(path, 'utf8')))
    const golden = readGolden(readFileSync(path, 'utf8'))
    const { turns } = walk(golden)
    expect(turns).toEqual(golden.expected)
    expect(
      turns.flatMap(({ events = [] }) => events).filter((event) => event.startsWith('talk_failed')),
    ).toEqual([])
  })

  it('covers every need smoothly, urgently, refused and without courage, in both languages', () => {
    const names = new Set(readdirSync(HERE).map((name) => basename(name, '.yaml')))
    const expected = [...content.needs.keys()].flatMap((need) =>
      ['smooth', 'urgent', 'refused', 'courage'].map((path) => `${content.track.name}.${need}_${path}`),
    )
    for (const name of [...expected, 'track.english', 'track.days', 'track.skipping'])
      expect(names).toContain(name)
  })
})
