import type pg from 'pg'
import { type AuditEntry, auditHash, CHAIN_START } from './audit-chain.ts'

/** What a check of the record came to: whole, or the first entry at which it is broken. */
export type AuditVerdict =
  | { readonly whole: true; readonly entries: number }
  | { readonly whole: false; readonly entry: number; readonly fault: 'missing' | 'changed' }

type Row = AuditEntry & { readonly hash: Buffer }

const COLUMNS = `id::float8 as id, floor(extract(epoch from at) * 1000)::float8 as at, actor, action, object, outcome, reason, hash`
const PAGE = 5_000

/** Where one page of the chain breaks; null – nowhere. `place` moves on with what was read. */
const broken = (rows: readonly Row[], place: { id: number; hash: Buffer }): AuditVerdict | null => {
  for (const row of rows) {
    if (row.id !== place.id + 1) return { whole: false, entry: place.id + 1, fault: 'missing' }
    const hash = auditHash(place.hash, row)
    if (!hash.equals(row.hash)) return { whole: false, entry: row.id, fault: 'changed' }
    place.id = row.id
    place.hash = hash
  }
  return null
}

const checked = async (client: pg.ClientBase): Promise<AuditVerdict> => {
  const place = { id: 0, hash: CHAIN_START }
  for (;;) {
    const { rows } = await client.query<Row>(
      `select ${COLUMNS} from audit where id > $1 order by id limit ${PAGE}`,
      [place.id],
    )
    const fault = broken(rows, place)
    if (fault) return fault
    if (rows.length < PAGE) break
  }
  const head = await client.query<{ last: number; hash: Buffer }>(
    'select last::float8 as last, hash from audit_head',
  )
  const [end = { last: 0, hash: CHAIN_START }] = head.rows
  if (end.last > place.id) return { whole: false, entry: place.id + 1, fault: 'missing' }
  if (end.last < place.id || !end.hash.equals(place.hash))
    return { whole: false, entry: place.id, fault: 'changed' }
  return { whole: true, entries: place.id }
}

/** Counts the chain of the record again, from the first entry to the last, at one moment of the database. */
export const verifyAudit = async (pool: pg.Pool): Promise<AuditVerdict> => {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const verdict = await checked(client)
    await client.query('commit')
    return verdict
  } finally {
    client.release(true)
  }
}

/** The newest entries about an object, e.g. `citizen:1k9x`; about anything when null. */
export const listAudit = async (
  pool: pg.Pool,
  object: string | null,
  most: number,
): Promise<readonly AuditEntry[]> => {
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} from audit where $1::text is null or object = $1 order by audit.id desc limit $2`,
    [object, most],
  )
  return rows.map(({ hash: _, ...entry }) => entry)
}
