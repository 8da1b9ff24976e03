import type pg from 'pg'

/** Runs work in a transaction of its own. @returns what the work says; `false` undoes it, as does what it throws. */
export const inTransaction = async <T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  let fault: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query(result === false ? 'rollback' : 'commit')
    return result
  } catch (error) {
    fault = error as Error
    throw error
  } finally {
    // A connection that failed is closed, and with it the transaction is undone.
    client.release(fault)
  }
}
