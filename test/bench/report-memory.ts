/** A process of its own that counts the report of a unit and prints the most memory it took, in MB. */
import { connect } from '../../src/adapters/database/connect.ts'
import { SILENT } from './crowd.ts'
import { countQuarter } from './report-run.ts'

const pool = await connect(process.argv[2] as string, SILENT, 2)
await countQuarter(pool)
await pool.end()
process.stdout.write(String(process.resourceUsage().maxRSS / 1_024))
