import { runCommand } from '../faults/support/command.ts'
import { startGround } from '../faults/support/ground.ts'
import { Leftovers } from '../faults/support/leftovers.ts'
import { CASES } from './cases.ts'
import { runCase, tableLine } from './support/case.ts'
import { Stage } from './support/stage.ts'

const everything = new Leftovers()

/** `npm run attack -- [--json] [id…]`: attacks the started product, case by case; exit code 1 when one fell. */
runCommand({
  kind: 'attack',
  all: CASES,
  everything,
  open: async () => {
    const ground = await startGround(everything)
    const stage = await Stage.open(ground.url, everything)
    return (each) => runCase(each, stage)
  },
  line: tableLine,
}).catch((error: Error) => {
  process.stderr.write(`attack: ${error.message}\n`)
  process.exitCode = 1
})
