import pg from 'pg'
import { Problem } from '../../application/problem.ts'

/** Does something in a database of its own on the same server, which goes afterwards. */
export const inScratch = async <T>(url: string, use: (pool: pg.Pool) => Promise<T>): Promise<T> => {
  const name = `posrednik_check_${process.pid}_${Date.now()}`
  const server = new pg.Client({ connectionString: url })
  await server.connect()
  try {
    await server.query(`create database ${name}`).catch((error: Error) => {
      throw new Problem(
        'A database to try it in cannot be made: let the user of DATABASE_URL create databases, or restore elsewhere.',
        {
          cause: error,
        },
      )
    })
    const own = new URL(url)
    own.pathname = `/${name}`
    const pool = new pg.Pool({ connectionString: own.href, max: 4 })
    // A connection that ends with its database is nobody's fault.
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
    try {
      return await use(pool)
    } finally {
      await pool.end()
      await server.query(`drop database ${name} with (force)`)
    }
  } finally {
    await server.end()
  }
}
