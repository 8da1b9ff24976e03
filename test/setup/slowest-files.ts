import { relative } from 'node:path'
import type { Reporter, TestModule, Vitest } from 'vitest/node'
import { readDurations, writeDurations } from './durations.ts'

const SHOWN = 10

interface Taken {
  readonly path: string
  readonly seconds: number
}

/** Reading the modules and running the tests: what a file takes of its worker. */
const secondsOf = (module: TestModule): number => {
  const { collectDuration, setupDuration, duration } = module.diagnostic()
  return (collectDuration + setupDuration + duration) / 1000
}

/**
 * Prints the ten slowest files at the end of a run of many. `DURATIONS=update` keeps what each file took in
 * `durations.json`, by which {@link LongestFirst} orders the next run.
 */
export class SlowestFiles implements Reporter {
  #root = ''

  onInit({ config }: Vitest): void {
    this.#root = config.root
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= SHOWN) return
    const taken = modules
      .map((module) => ({ path: relative(this.#root, module.moduleId), seconds: secondsOf(module) }))
      .sort((a, b) => b.seconds - a.seconds)
    this.#print(taken)
    if (process.env['DURATIONS'] !== 'update') return
    writeDurations({
      ...readDurations(),
      ...Object.fromEntries(taken.map(({ path, seconds }) => [path, seconds])),
    })
  }

  #print(taken: readonly Taken[]): void {
    const lines = taken
      .slice(0, SHOWN)
      .map(({ path, seconds }) => `  ${seconds.toFixed(1).padStart(6)} s  ${path}`)
    process.stdout.write(`\nThe ten slowest of ${taken.length} files:\n${lines.join('\n')}\n`)
  }
}
