import pg from 'pg'
import type { Log } from '../../application/ports/log.ts'
import { Problem } from '../../application/problem.ts'
import { ownEntry } from '../../domain/own-entry.ts'

/** The oldest PostgreSQL that the product is tried on. */
const OLDEST = 140_000

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there: start PostgreSQL or correct DATABASE_URL',
  ENOTFOUND: 'the host is not known: correct DATABASE_URL',
  ETIMEDOUT: 'no answer: check the network and DATABASE_URL',
  '28P01': 'the password is wrong: correct DATABASE_URL',
  '28000': 'this user may not log in: correct DATABASE_URL',
  '3D000': 'the database does not exist: create it or correct DATABASE_URL',
}

const reasonOf = (error: unknown): string => {
  const { code } = error as { code?: string }
  return (
    ownEntry(REASONS, code ?? '') ?? `it answered with ${code ?? (error as Error).name}: check DATABASE_URL`
  )
}

/**
 * Opens a pool of connections and makes sure that the database answers and is new enough.
 * @throws Problem that names what to do; never the URL, which holds a password.
 */
export const connect = async (url: string, log: Log, size = 12): Promise<pg.Pool> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  // Without a listener a dropped idle connection would end the process.
  pool.on('error', (error) =>
    log.warn('database_connection_lost', { code: (error as { code?: string }).code }),
  )
  // Nor does the pool listen to a connection that somebody has taken out of it: its user hears of it by the next query.
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    const { rows } = await pool.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    )
    const version = rows[0]?.version ?? 0
    if (version < OLDEST)
      throw new Problem(`PostgreSQL ${Math.floor(version / 10_000)} is too old: 14 or newer is needed.`)
    return pool
  } catch (error) {
    await pool.end()
    if (error instanceof Problem) throw error
    throw new Problem(`The database cannot be reached: ${reasonOf(error)}.`, { cause: error })
  }
}
