import { randomBytes } from 'node:crypto'
import pg from 'pg'

const run = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/** A new empty database in a cluster. */
export const createDatabase = async (cluster: string): Promise<{ url: string; drop(): Promise<void> }> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await run(cluster, `create database ${name}`)
  const url = new URL(cluster)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(cluster, `drop database if exists ${name} with (force)`) }
}
