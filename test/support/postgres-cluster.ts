import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../src/adapters/database/embedded-postgres.ts'
import { makeTemplate } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** Nothing here has to outlive the machine: what is tested of power cuts runs on clusters of its own. */
const HASTY = ['fsync', 'full_page_writes', 'synchronous_commit']

const makeHasty = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const setting of HASTY) await client.query(`alter system set ${setting} = off`)
  // Salted passwords take as long to check as the rest of a connection takes, and tests make thousands.
  const { rows } = await client.query("select current_setting('hba_file') as file")
  writeFileSync(rows[0].file, readFileSync(rows[0].file, 'utf8').replaceAll('scram-sha-256', 'md5'))
  await client.query("set password_encryption = 'md5'")
  await client.query(`alter role posrednik password '${new URL(url).password}'`)
  await client.query('select pg_reload_conf()')
  await client.end()
}

/** One PostgreSQL for all tests, the same that the product starts; each world takes a database of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'posrednik-test-'))
  chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres(folder)
  await makeHasty(postgres.url)
  await makeTemplate(postgres.url)
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
