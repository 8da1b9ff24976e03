import { ROWS } from './rows.ts'
import { runCommand } from './support/command.ts'
import { startGround, toolsFor } from './support/ground.ts'
import { Leftovers } from './support/leftovers.ts'
import { runRow, tableLine } from './support/row.ts'

const everything = new Leftovers()

/** `npm run faults -- [--json] [id…]`: puts the faults in the way, row by row; exit code 1 when one breaks a promise. */
runCommand({
  kind: 'fault',
  all: ROWS,
  everything,
  open: async () => {
    const ground = await startGround(everything)
    return (row) => {
      const ofRow = new Leftovers()
      everything.add(() => ofRow.clear())
      return runRow(row, toolsFor(ground, ofRow))
    }
  },
  line: tableLine,
}).catch((error: Error) => {
  process.stderr.write(`faults: ${error.message}\n`)
  process.exitCode = 1
})
