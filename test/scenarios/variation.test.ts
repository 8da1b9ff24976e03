import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { LANGUAGES, type Language } from '../../src/application/ports/texts.ts'
import { type Golden, type GoldenInput, GoldenRun, readGolden } from '../../src/cli/golden.ts'
import type { TalkEvent } from '../../src/domain/scenario/event.ts'
import { wordingFor } from '../../src/domain/scenario/wording.ts'

/** A second need does not read like a form letter; the same talk always reads the same (promises.md 9). */
const content = loadContent(fileURLToPath(new URL('../..', import.meta.url)))
const needs = [...content.needs.keys()]
/** Messages of a second talk that may be word for word those of the first: of one pair, and on the average. */
const MOST_SAME = 0.45
const AVERAGE_SAME = 1 / 3
/** Answers of the longest smooth talk, and some more. */
const MOST_TAKEN = 200
const EVERY_SEED = [1, 20, 300, 4_000, 50_000]

const smooth = new Map<string, Golden>()

/** The smooth talk about a need, read once: it is walked with many seeds. */
const inputsOf = (need: string): Golden => {
  const path = fileURLToPath(new URL(`track.${need}_smooth.yaml`, import.meta.url))
  const golden = smooth.get(need) ?? readGolden(readFileSync(path, 'utf8'))
  smooth.set(need, golden)
  return golden
}

const isOffered = (run: GoldenRun, input: GoldenInput): boolean =>
  !('press' in input) || run.talk.question()?.choices.some(({ id }) => id === input.press) === true

/** What the golden talk answers at this step; in a scene with another clerk, the first answer on offer, and once is enough. */
const answerTo = (run: GoldenRun, left: GoldenInput[]): GoldenInput => {
  const at = left.findIndex((input) => input.at === run.talk.session.step && isOffered(run, input))
  const [found] = at < 0 ? [] : left.splice(at, 1)
  const choices = run.talk.question()?.choices ?? []
  const offered = choices.find(({ id }) => id === 'enough') ?? choices[0]
  return found ?? (offered ? { press: offered.id } : { words: '10:30' })
}

/** Everything that is said in the smooth talk about a need. */
const heard = (need: string, language: Language, seed: number, repeat = false): string[] => {
  const { person, inputs } = inputsOf(need)
  const run = new GoldenRun(content, { ...person, language, seed })
  const left = inputs.filter((input) => !('later' in input))
  const words: string[] = []
  const hear = (events: readonly TalkEvent[]): void => {
    for (const event of events) if (event.type === 'said') words.push(run.talk.hear(event).words)
  }
  hear(run.talk.beginning)
  for (let taken = 0; !run.isOver && taken < MOST_TAKEN; taken += 1) {
    const { at: _, ...input } = answerTo(run, left)
    hear(run.take(input as GoldenInput))
    if (!repeat || run.isOver) continue
    const asked = run.talk.question()
    const again = run.take({ command: 'repeat' }).findLast(({ type }) => type === 'said')
    expect(again && 'parts' in again && run.talk.hear(again)).toEqual(asked && run.talk.hear(asked))
  }
  expect(run.isOver, `${need} with seed ${seed} comes to its end`).toBe(true)
  return words
}

const sharedBy = (first: readonly string[], second: readonly string[]): number => {
  const known = new Set(first)
  return second.filter((words) => known.has(words)).length / second.length
}

describe('a second need', () => {
  it.each(LANGUAGES)('is told in other words than the first, in %s', (language) => {
    const shares = EVERY_SEED.flatMap((seed, at) => {
      const first = heard(needs[at] as string, language, seed)
      return needs
        .filter((_, index) => index !== at)
        .map((need, index) => sharedBy(first, heard(need, language, seed + 17 * index + 1)))
    })
    expect(Math.max(...shares)).toBeLessThan(MOST_SAME)
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(AVERAGE_SAME)
  })

  it('says the same again when it is asked to, at every step', () => {
    for (const language of LANGUAGES) {
      const repeated = heard('passport', language, 99, true)
      expect(repeated.length).toBeGreaterThan(100)
    }
  })

  it('and the same talk, begun anew from its record, is word for word the same', () => {
    expect(heard('job', 'ru', 4)).toEqual(heard('job', 'ru', 4))
    expect(heard('job', 'ru', 4)).not.toEqual(heard('job', 'ru', 5))
  })
})

describe('the choice of a wording', () => {
  it('falls on each of them about as often', () => {
    const counts = [0, 0, 0]
    for (let seed = 0; seed < 3_000; seed += 1) {
      const chosen = wordingFor({ need: 'doctor', seed }, 'track.visit.went_praise.text', 3)
      counts[chosen] = (counts[chosen] ?? 0) + 1
    }
    for (const count of counts) expect(count).toBeGreaterThan(850)
  })

  it('differs between texts of one talk: no talk is made of the first wordings alone', () => {
    const keys = Array.from({ length: 30 }, (_, at) => `track.stage.step_${at}.text`)
    const chosen = new Set(keys.map((key) => wordingFor({ need: 'doctor', seed: 7 }, key, 3)))
    expect(chosen.size).toBe(3)
  })
})
