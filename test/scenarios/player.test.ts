import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { GoldenRun, readGolden } from '../../src/cli/golden.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Plays in a terminal: lines are typed one after another. */
const play = (args: readonly string[], lines: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/play.ts', ...args], {
    cwd: ROOT,
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
  })

const START = ['--seed', '7', '--start', '2026-11-22T12:00:00+05:00']

describe('npm run play', () => {
  it('takes numbers, words, commands and days, and prints the run as a golden conversation', () => {
    const { stdout, status } = play(
      ['--need', 'passport', '--language', 'en', ...START, '--golden', 'played'],
      ['1', ':why', ':pause', ':later 3', 'continue', ':back', ':quit'],
    )
    expect(status).toBe(0)
    const golden = readGolden(stdout.slice(stdout.lastIndexOf('\nabout: played')))
    expect(golden.inputs.map(({ at: _, ...input }) => input)).toEqual([
      { press: 'learn' },
      { command: 'why' },
      { command: 'pause' },
      { later: { days: 3 } },
      { command: 'resume' },
      { command: 'back' },
    ])
    const run = new GoldenRun(loadContent(ROOT), golden.person)
    for (const input of golden.inputs) run.take(input)
    expect(run.turns).toEqual(golden.expected)
  })

  it('names what it does not know', () => {
    const { stderr, status } = play(['--need', 'moon'], [])
    expect(status).toBe(1)
    expect(stderr).toContain('play: --need: one of')
  })
})
