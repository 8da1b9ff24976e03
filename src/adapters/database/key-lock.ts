import type pg from 'pg'

/** Any number that nothing else of ours locks on. */
const LOCK = 7_215_202

/** Does something in a transaction of its own while no other process changes the keys of persons. */
export const whileKeysRest = async <T>(
  pool: pg.Pool,
  use: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  let fault: Error | undefined
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const done = await use(client)
    await client.query('commit')
    return done
  } catch (error) {
    fault = error as Error
    throw error
  } finally {
    // A connection in the middle of a transaction is given to nobody: closing it takes back what was not committed.
    client.release(fault)
  }
}
