import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../application/problem.ts'
import type { Config } from '../config.ts'

const NONE =
  'No database is running here: start the product in another window (npm start), or set DATABASE_URL or DATA_DIR.'

/** What PostgreSQL writes beside its data while it runs: its process in the first line, its port in the fourth. */
const runningPort = (pidFile: string): number | null => {
  if (!existsSync(pidFile)) return null
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n').map(Number)
  return pid && port && isAlive(pid) ? port : null
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process – under root the database has a user of its own – is alive as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Where the product's data are: DATABASE_URL, or the embedded database while `npm start` runs it. Starts nothing.
 * @throws Problem that says what to do when there is none.
 */
export const findDatabase = ({
  databaseUrl,
  ownerUrl,
  dataDir,
}: Pick<Config, 'databaseUrl' | 'ownerUrl' | 'dataDir'>): string => {
  if (databaseUrl !== null) return ownerUrl ?? databaseUrl
  const password = join(dataDir, 'database.password')
  const port = runningPort(join(dataDir, 'postgres', 'data', 'postmaster.pid'))
  if (port === null || !existsSync(password)) throw new Problem(NONE)
  return `postgresql://posrednik:${readFileSync(password, 'utf8')}@127.0.0.1:${port}/postgres`
}
