/** A process of its own that plans everything in a database and prints the most memory it took, in MB. */
import { connect } from '../../src/adapters/database/connect.ts'
import { benchPlanner, SILENT } from './crowd.ts'

const pool = await connect(process.argv[2] as string, SILENT, 2)
await benchPlanner(pool).planner.planAll()
await pool.end()
process.stdout.write(String(process.resourceUsage().maxRSS / 1_024))
