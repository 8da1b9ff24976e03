import type { RowTools } from './ground.ts'
import type { Verdict } from './verdict.ts'

/** A row of the fault matrix (promises.md 14). */
export interface Row {
  readonly id: string
  readonly name: string
  readonly run: (tools: RowTools) => Promise<Verdict>
}

/** One row's outcome as other people's checks read it. */
export interface RowResult extends Verdict {
  readonly id: string
  readonly name: string
  /** lost + max(0, duplicates - allowed) */
  readonly value: number
  readonly bar: string
  readonly ok: boolean
  readonly seconds: number
}

/** A row that broke off has shown nothing: it counts as one lost message, so that no check takes it for good. */
const brokenOff = (error: unknown): Verdict => {
  const { message, stack } = error as Error
  const place = stack?.split('\n').find((line) => line.includes('/test/faults/')) ?? ''
  return { lost: 1, duplicates: 0, allowed: 0, broken: [`it broke off: ${message}${place}`], detail: {} }
}

const verdictOf = async ({ run }: Row, tools: RowTools): Promise<Verdict> => {
  try {
    return await run(tools)
  } catch (error) {
    return brokenOff(error)
  }
}

/** Runs a row and ends what it began. */
export const runRow = async (row: Row, tools: RowTools): Promise<RowResult> => {
  const from = performance.now()
  const verdict = await verdictOf(row, tools)
  const broken = [...verdict.broken]
  await tools.leftovers.clear().catch((error: Error) => broken.push(`it left something: ${error.message}`))
  const { lost, duplicates, allowed, detail } = verdict
  const value = lost + Math.max(0, duplicates - allowed)
  const ok = value <= 0 && broken.length === 0
  const seconds = Number(((performance.now() - from) / 1_000).toFixed(1))
  const { id, name } = row
  return { id, name, value, bar: '<= 0', ok, lost, duplicates, allowed, seconds, broken, detail }
}

/** A row's outcome as a line of a table. */
export const tableLine = (result: RowResult): string => {
  const { id, name, ok, lost, duplicates, allowed, seconds, broken, detail } = result
  const figures = `lost ${lost}  duplicates ${duplicates} of ${allowed}  ${seconds} s`
  const faults = broken.map((each) => `\n       ${each}`).join('')
  return `${ok ? 'ok  ' : 'FAIL'} ${id.padEnd(4)} ${figures.padEnd(40)} ${name} ${JSON.stringify(detail)}${faults}`
}
