import { startGround } from '../faults/support/ground.ts'
import { Leftovers } from '../faults/support/leftovers.ts'
import { CASES } from './cases.ts'
import { type AttackResult, runCase, tableLine } from './support/case.ts'
import { Stage } from './support/stage.ts'

/** Prints what was found and ends everything on Ctrl-C, and when the harness itself is at fault, and only then itself. */
const endInAnyCase = (everything: Leftovers, print: () => void): void => {
  const end = (code: number): void => {
    print()
    everything.clear().finally(() => process.exit(code))
  }
  process.once('SIGINT', () => end(130))
  process.once('SIGTERM', () => end(143))
  process.once('uncaughtException', (error: Error) => {
    process.stderr.write(`attack: ${error.stack}\n`)
    end(1)
  })
}

const wantedCases = (words: readonly string[]) => {
  const wanted = words.filter((word) => !word.startsWith('--'))
  const unknown = wanted.filter((id) => !CASES.some((each) => each.id === id))
  if (unknown.length > 0)
    throw new Error(`no attack "${unknown.join(', ')}": there are ${CASES.map(({ id }) => id).join(', ')}`)
  return CASES.filter(({ id }) => wanted.length === 0 || wanted.includes(id))
}

/** `npm run attack -- [--json] [id…]`: attacks the started product, case by case; exit code 1 when one fell. */
const main = async (): Promise<void> => {
  const words = process.argv.slice(2)
  const cases = wantedCases(words)
  const everything = new Leftovers()
  const results: AttackResult[] = []
  const print = (): void => {
    if (words.includes('--json')) process.stdout.write(`${JSON.stringify({ results }, null, 2)}\n`)
  }
  endInAnyCase(everything, print)
  try {
    const ground = await startGround(everything)
    const stage = await Stage.open(ground.url, everything)
    for (const each of cases) {
      const result = await runCase(each, stage)
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
  process.stderr.write(`attack: ${error.message}\n`)
  process.exitCode = 1
})
