import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Leftovers } from '../faults/support/leftovers.ts'
import type { Bench } from './benches.ts'
import type { Result } from './measure.ts'
import type { Setting } from './setting.ts'

/** A figure that was not taken: it is no good row, and says why. */
export const brokenOff = (id: string, reason: string): Result => ({
  id,
  name: 'broke off, nothing was measured',
  value: null,
  bar: null,
  ok: false,
  detail: { reason },
})

/** The figures of a run as other tools read them, e.g. `{"results":[{"id":"heap",…,"ok":true}]}`. */
export const figuresJson = (results: readonly Result[]): string => JSON.stringify({ results }, null, 2)

/** Figures as they are taken: each stands in the file as soon as it is there, whatever becomes of the next. */
export class Figures {
  readonly results: Result[] = []
  readonly #file: string
  #underWay: string | null = null

  constructor(file: string) {
    this.#file = file
  }

  /** Whether every figure so far holds its bar. */
  get areGood(): boolean {
    return this.results.every(({ ok }) => ok)
  }

  /** Takes one figure; one that fails is a failed row, and what it began is ended. */
  async take(id: string, bench: Bench, settingWith: (leftovers: Leftovers) => Setting): Promise<Result> {
    this.#underWay = id
    // Figures of an earlier run go with the first one; by then whoever ends this run by a signal is heard.
    this.#write()
    const leftovers = new Leftovers()
    const result = await bench(settingWith(leftovers)).catch((error: Error) => brokenOff(id, error.message))
    const left = await leftovers.clear().catch((error: Error) => error)
    this.#underWay = null
    return this.#keep(
      left ? { ...result, ok: false, detail: { ...result.detail, left: left.message } } : result,
    )
  }

  /** The run is ended from outside: the figure under way is a failed row. */
  endEarly(reason: string): void {
    if (this.#underWay !== null) this.#keep(brokenOff(this.#underWay, reason))
    this.#underWay = null
  }

  #keep(result: Result): Result {
    this.results.push(result)
    this.#write()
    return result
  }

  /** The old file stands until the new one is whole. */
  #write(): void {
    mkdirSync(dirname(this.#file), { recursive: true })
    writeFileSync(`${this.#file}.new`, `${figuresJson(this.results)}\n`)
    renameSync(`${this.#file}.new`, this.#file)
  }
}
