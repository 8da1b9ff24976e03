import type pg from 'pg'
import { z } from 'zod'
import type {
  DirectoryChange,
  DirectoryDesk,
  DirectoryLine,
  KeptDirectory,
} from '../../../application/ports/office/directory-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { DirectoryEntry, type DirectoryOffice } from '../../../domain/organisations/directory-office.ts'
import { DirectoryReading, NOTHING_LISTED } from '../../../domain/organisations/directory-reading.ts'
import { iso } from '../iso.ts'
import { staffNamePlace } from './staff-writers.ts'
import { touches, type Writers } from './writing.ts'

const FileRow = z.object({
  id: z.string(),
  state: z.enum(['read', 'taken', 'left']),
  revision: z.number(),
  reading: DirectoryReading,
})

interface OfficeRow {
  readonly id: string
  readonly owner: string
  readonly department: string
  readonly entry: unknown
}

interface NamedRow extends OfficeRow {
  readonly key: Buffer | null
  readonly name: Buffer | null
}

const officeOf = ({ id, owner, department, entry }: OfficeRow): DirectoryOffice => ({
  ...DirectoryEntry.parse(entry),
  id,
  owner,
  department,
})

/** The offices of a region as they are told to everybody. Outages throw. */
export const readOffices = async (pool: pg.Pool, region: string): Promise<readonly DirectoryOffice[]> => {
  const { rows } = await pool.query<OfficeRow>(
    `select id, staff_id as owner, department_id as department, entry from directory_offices
     where region = $1 order by entry->>'name', id`,
    [region],
  )
  return rows.map(officeOf)
}

/** The directory of organisations in PostgreSQL. */
export class PostgresDirectoryDesk implements DirectoryDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async lines(region: string): Promise<readonly DirectoryLine[]> {
    const { rows } = await this.#pool.query<NamedRow>(
      `select o.id, o.staff_id as owner, o.department_id as department, o.entry, s.key, s.name
       from directory_offices o left join staff s on s.id = o.staff_id
       where o.region = $1 order by o.entry->>'name', o.id`,
      [region],
    )
    return rows.map((row) => ({
      ...officeOf(row),
      by: row.key && row.name && this.#vault.open(row.key, staffNamePlace(row.owner), row.name),
    }))
  }

  async file(staff: string, id: string): Promise<KeptDirectory | null> {
    const { rows } = await this.#pool.query(
      'select id, state, revision, read as reading from directory_files where id = $1 and staff_id = $2',
      [id, staff],
    )
    return rows[0] ? FileRow.parse(rows[0]) : null
  }
}

/** So long a table waits to be taken. */
const KEPT_DAYS = 30

/** Writers of the directory. */
export const DIRECTORY_WRITERS: Writers<DirectoryChange> = {
  keep_directory_file: (writing, { id, staff, reading, at }) =>
    touches(
      writing,
      `with gone as (
         delete from directory_files where staff_id = $2 and made_at < $4::timestamptz - make_interval(days => $5))
       insert into directory_files (id, staff_id, read, made_at) values ($1, $2, $3::jsonb, $4)`,
      [id, staff, JSON.stringify(reading), iso(at), KEPT_DAYS],
    ),
  settle_directory_file: (writing, { id, staff, state, revision }) =>
    touches(
      writing,
      `update directory_files set state = $4, read = $5::jsonb, revision = revision + 1
       where id = $1 and staff_id = $2 and revision = $3 and state = 'read'`,
      [id, staff, revision, state, JSON.stringify(NOTHING_LISTED)],
    ),
  list_office: (writing, { id, region, entry, owner, department, at }) =>
    touches(
      writing,
      `insert into directory_offices (id, region, entry, staff_id, department_id, at)
       values ($1, $2, $3::jsonb, $4, $5, $6)
       on conflict (id) do update set entry = excluded.entry, staff_id = excluded.staff_id,
         department_id = excluded.department_id, at = excluded.at
       where directory_offices.region = excluded.region`,
      [id, region, JSON.stringify(entry), owner, department, iso(at)],
    ),
  unlist_office: (writing, { id, region }) =>
    touches(writing, 'delete from directory_offices where id = $1 and region = $2', [id, region]),
}
