import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { type Golden, readGolden } from '../../src/cli/golden.ts'

/** Every need has its golden paths, and each is what its name says: no copy of another under a new name. */
const content = loadContent(fileURLToPath(new URL('../..', import.meta.url)))
const PATHS = ['smooth', 'urgent', 'refused', 'courage'] as const
type Path = (typeof PATHS)[number]

const fileOf = (need: string, path: Path): string =>
  fileURLToPath(new URL(`${content.track.name}.${need}_${path}.yaml`, import.meta.url))

const goldenOf = (need: string, path: Path): Golden => readGolden(readFileSync(fileOf(need, path), 'utf8'))

const eventsOf = ({ expected }: Golden): string[] => expected.flatMap(({ events = [] }) => events)

const hasEvent = (golden: Golden, beginning: string): boolean =>
  eventsOf(golden).some((event) => event.startsWith(beginning))

const stepsOf = ({ expected }: Golden): Set<string> => new Set(expected.map(({ step }) => step))

/** Steps of one path that the other does not come to. */
const onlyIn = (one: Golden, other: Golden): string[] =>
  [...stepsOf(one)].filter((step) => !stepsOf(other).has(step))

describe.each([...content.needs.keys()])('%s', (need) => {
  it.each(PATHS)('has a golden conversation: %s', (path) => {
    expect(existsSync(fileOf(need, path)), `write ${need}_${path}`).toBe(true)
    expect(goldenOf(need, path).person.need).toBe(need)
  })

  it('smooth: the whole track, solved, without calling anybody', () => {
    const golden = goldenOf(need, 'smooth')
    expect(hasEvent(golden, 'outcome_noted outcome=solved')).toBe(true)
    expect(hasEvent(golden, 'talk_finished')).toBe(true)
    expect(hasEvent(golden, 'human_called')).toBe(false)
    for (const stage of content.track.routes['learn'] ?? [])
      expect(eventsOf(golden)).toContain(`stage_started stage=${stage}`)
  })

  it('urgent: the short way alone', () => {
    const golden = goldenOf(need, 'urgent')
    expect(hasEvent(golden, 'answer_recorded name=route value=urgent')).toBe(true)
    expect(golden.inputs.length).toBeLessThan(goldenOf(need, 'smooth').inputs.length / 2)
  })

  it('refused: what to do next is found, and the talk goes on to its end', () => {
    const golden = goldenOf(need, 'refused')
    expect(hasEvent(golden, 'outcome_noted outcome=refused')).toBe(true)
    expect(hasEvent(golden, 'answer_recorded name=review.refused_cause')).toBe(true)
    expect(hasEvent(golden, 'answer_recorded name=review.refused_next')).toBe(true)
    expect(hasEvent(golden, 'talk_finished')).toBe(true)
  })

  it('courage: it is lost, the talk is left and taken up again, and the step is tried', () => {
    const golden = goldenOf(need, 'courage')
    const events = eventsOf(golden)
    const lost = events.findIndex((event) => event.includes('value=scared'))
    const resumed = events.indexOf('talk_resumed')
    const tried = events.findLastIndex((event) => event.startsWith('answer_recorded name=tries.phone'))
    expect(lost).toBeGreaterThan(0)
    expect(resumed).toBeGreaterThan(lost)
    expect(tried).toBeGreaterThan(resumed)
  })

  it('paths differ: other causes, other steps', () => {
    const [smooth, urgent, refused, courage] = PATHS.map((path) => goldenOf(need, path)) as [
      Golden,
      Golden,
      Golden,
      Golden,
    ]
    const causes = [urgent, refused, courage].map(({ person }) => person.cause)
    expect(new Set(causes).size).toBe(3)
    for (const [one, other] of [
      [refused, smooth],
      [courage, smooth],
      [courage, refused],
      [smooth, refused],
    ] as const)
      expect(onlyIn(one, other).length).toBeGreaterThan(2)
  })
})
