import pg from 'pg'
import type { KeyStore } from '../../application/ports/key-store.ts'
import { Problem } from '../../application/problem.ts'

const TABLE = `create table if not exists posrednik_keys (
  one boolean primary key default true check (one), text text not null)`

/**
 * The store of keys as one row of a second database (KEYS_URL), which has a backup of its own: replicas on several machines
 * share it. A connection is opened for each use: it is asked for a few bytes a minute.
 */
export const keyTable = (url: string): KeyStore => {
  const within = async <T>(use: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return await use(client)
    } catch (error) {
      const { code, name } = error as { code?: string; name: string }
      throw new Problem(`The store of keys does not answer (${code ?? name}): check KEYS_URL.`, {
        cause: error,
      })
    } finally {
      // What was read or written stands, and its fault is told above: how the connection ends changes neither.
      await client.end().catch(() => undefined)
    }
  }
  return {
    read: () =>
      within(async (client) => {
        const { rows: tables } = await client.query<{ there: boolean }>(
          `select to_regclass('posrednik_keys') is not null as there`,
        )
        if (!tables[0]?.there) return null
        const { rows } = await client.query<{ text: string }>('select text from posrednik_keys')
        return rows[0]?.text ?? null
      }),
    write: (text) =>
      within(async (client) => {
        await client.query(TABLE)
        await client.query(
          'insert into posrednik_keys (text) values ($1) on conflict (one) do update set text = excluded.text',
          [text],
        )
      }),
  }
}
