import type pg from 'pg'
import { iso } from './iso.ts'

/** A backup that was written. */
export interface BackupRow {
  /** The moment that it shows, in milliseconds since the epoch. */
  readonly at: number
  readonly file: string
  readonly bytes: number
  readonly rows: number
}

/** When the database was backed up, as the database itself remembers. */
export class PostgresBackups {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** Notes a backup; a database of before there were notes is backed up without one. */
  async note({ at, file, bytes, rows }: BackupRow): Promise<void> {
    const { rows: found } = await this.#pool.query<{ there: boolean }>(
      "select to_regclass('backups') is not null as there",
    )
    if (!found[0]?.there) return
    await this.#pool.query(
      'insert into backups (at, file, bytes, rows) values ($1, $2, $3, $4) on conflict (at) do nothing',
      [iso(at), file, bytes, rows],
    )
  }

  /** The newest; null – there was none. */
  async last(): Promise<BackupRow | null> {
    const { rows } = await this.#pool.query<BackupRow>(
      `select floor(extract(epoch from at) * 1000)::float8 as at, file, bytes::float8 as bytes, rows::float8 as rows
       from backups order by backups.at desc limit 1`,
    )
    return rows[0] ?? null
  }
}
