import { ROWS } from './rows.ts'
import { startGround, toolsFor } from './support/ground.ts'
import { Leftovers } from './support/leftovers.ts'
import { type RowResult, runRow, tableLine } from './support/row.ts'

/** Prints what was found and ends everything on Ctrl-C, and when the harness itself is at fault, and only then itself. */
const endInAnyCase = (everything: Leftovers, print: () => void): void => {
  const end = (code: number): void => {
    print()
    everything.clear().finally(() => process.exit(code))
  }
  process.once('SIGINT', () => end(130))
  process.once('SIGTERM', () => end(143))
  process.once('uncaughtException', (error: Error) => {
    process.stderr.write(`faults: ${error.stack}\n`)
    end(1)
  })
}

const wantedRows = (words: readonly string[]) => {
  const wanted = words.filter((word) => !word.startsWith('--'))
  const unknown = wanted.filter((id) => !ROWS.some((row) => row.id === id))
  if (unknown.length > 0)
    throw new Error(`no fault "${unknown.join(', ')}": there are ${ROWS.map(({ id }) => id).join(', ')}`)
  return ROWS.filter(({ id }) => wanted.length === 0 || wanted.includes(id))
}

/** `npm run faults -- [--json] [id…]`: puts the faults in the way, row by row; exit code 1 when one breaks a promise. */
const main = async (): Promise<void> => {
  const words = process.argv.slice(2)
  const rows = wantedRows(words)
  const everything = new Leftovers()
  const results: RowResult[] = []
  const print = (): void => {
    if (words.includes('--json')) process.stdout.write(`${JSON.stringify({ results }, null, 2)}\n`)
  }
  endInAnyCase(everything, print)
  try {
    const ground = await startGround(everything)
    for (const row of rows) {
      const ofRow = new Leftovers()
      everything.add(() => ofRow.clear())
      const result = await runRow(row, toolsFor(ground, ofRow))
      results.push(result)
      if (!words.includes('--json')) process.stdout.write(`${tableLine(result)}\n`)
    }
  } finally {
    await everything.clear()
  }
  print()
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
}

main().catch((error: Error) => {
  process.stderr.write(`faults: ${error.message}\n`)
  process.exitCode = 1
})
