import { performance } from 'node:perf_hooks'
import type { Size } from '../faults/support/ground.ts'

/** One figure of the bench as other people's checks read it. */
export interface Result {
  readonly id: string
  readonly name: string
  /** null – nothing was measured: the bench broke off. */
  readonly value: number | null
  /** The bar as words, e.g. `<= 2.5`; null – the value is only reported. */
  readonly bar: string | null
  readonly ok: boolean
  readonly detail?: Readonly<Record<string, number | string>>
}

/** Something to be timed: does its work `times` over. */
export type Work = (times: number) => Promise<void> | void

/** How many rounds a ratio is taken over; its median is the figure. */
const ROUNDS = 9

/** Rounds of a figure: `most`, or one where it only has to run. */
export const roundsOf = (size: Size, most: number = ROUNDS): number => (size === 'tiny' ? 1 : most)

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

/** Microseconds a time, over one run. */
export const timed = async (work: Work, times: number): Promise<number> => {
  const from = performance.now()
  await work(times)
  return ((performance.now() - from) * 1_000) / times
}

/** CPU microseconds a time, over one run: user and system. */
export const cpuTimed = async (work: Work, times: number): Promise<number> => {
  const from = process.cpuUsage()
  await work(times)
  const { user, system } = process.cpuUsage(from)
  return (user + system) / times
}

/** Two sides measured in turns in one run: the median of each, and of their ratio round by round. */
export const compared = async (
  one: () => Promise<number>,
  other: () => Promise<number>,
  rounds: number = ROUNDS,
): Promise<{ one: number; other: number; ratio: number }> => {
  await one()
  await other()
  const pairs: [number, number][] = []
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0
    const a = first ? await one() : Number.NaN
    const b = await other()
    pairs.push([first ? a : await one(), b])
  }
  return {
    one: median(pairs.map(([a]) => a)),
    other: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
  }
}

export const round = (value: number, digits = 3): number => Number(value.toFixed(digits))

/** A figure that has to stay at or below its bar. */
export const atMost = (
  id: string,
  name: string,
  value: number,
  bar: number,
  detail: Result['detail'] = {},
): Result => ({
  id,
  name,
  value: round(value),
  bar: `<= ${bar}`,
  ok: value <= bar,
  detail,
})

/** A figure that has to reach its bar. */
export const atLeast = (
  id: string,
  name: string,
  value: number,
  bar: number,
  detail: Result['detail'] = {},
): Result => ({
  id,
  name,
  value: round(value),
  bar: `>= ${bar}`,
  ok: value >= bar,
  detail,
})
