import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { iso } from '../iso.ts'
import { whileKeysRest } from '../key-lock.ts'

/** A seal: nobody without the key makes one that fits. */
export interface AuditSeal {
  /** The last entry that it covers. */
  readonly entry: number
  readonly mac: Buffer
}

/** What stands before the first seal. */
const NOTHING = Buffer.alloc(32)

/** The seal of everything up to an entry: of the seal before it, the entry's number and its hash in the chain. */
export const sealOfRecord = (key: Buffer, before: Buffer, entry: number, hash: Buffer): Buffer =>
  createHmac('sha256', key).update(before).update(`${entry}.`).update(hash).digest()

const LAST = 'select entry::float8 as entry, mac from audit_seals order by audit_seals.entry desc limit 1'

/** The newest seal; null – nothing was sealed yet. */
export const lastSeal = async (client: Pick<pg.Pool, 'query'>): Promise<AuditSeal | null> =>
  (await client.query<AuditSeal>(LAST)).rows[0] ?? null

/**
 * Seals what was written since the last seal, if anything was. Processes do it one after another; breaking off leaves the entries
 * for the next time.
 * @returns the newest seal; null – the record is empty
 */
export const sealRecord = async (pool: pg.Pool, key: Buffer, at: number): Promise<AuditSeal | null> => {
  const { rows: waiting } = await pool.query(
    'select 1 from audit_head where last > coalesce((select max(entry) from audit_seals), 0)',
  )
  if (waiting.length === 0) return lastSeal(pool)
  return whileKeysRest(pool, async (client) => {
    const before = await lastSeal(client)
    const { rows } = await client.query<{ entry: number; hash: Buffer }>(
      'select id::float8 as entry, hash from audit where id > $1 order by audit.id desc limit 1',
      [before?.entry ?? 0],
    )
    const [head] = rows
    if (!head) return before
    const mac = sealOfRecord(key, before?.mac ?? NOTHING, head.entry, head.hash)
    await client.query('insert into audit_seals (entry, mac, at) values ($1, $2, $3)', [
      head.entry,
      mac,
      iso(at),
    ])
    return { entry: head.entry, mac }
  })
}

/** What a check of the seals came to: the first entry up to which one does not fit; or how far the record is sealed. */
export type SealVerdict =
  | { readonly whole: true; readonly sealed: number }
  | { readonly whole: false; readonly entry: number; readonly fault: 'seal' | 'anchor' }

const PAGE = 5_000

const beginsWith = (mac: Buffer, noted: Buffer | undefined): boolean =>
  noted !== undefined && noted.length > 0 && mac.subarray(0, noted.length).equals(noted)

/**
 * Counts the seals again, and compares them with the anchors that were noted outside the database.
 * @param anchors seals as they were noted day by day; of one that a person kept its beginning is enough
 */
export const verifySeals = async (
  pool: pg.Pool,
  key: Buffer,
  anchors: readonly AuditSeal[],
): Promise<SealVerdict> => {
  const open = new Map(anchors.map((anchor) => [anchor.entry, anchor.mac]))
  let before: AuditSeal = { entry: 0, mac: NOTHING }
  for (;;) {
    const { rows } = await pool.query<AuditSeal & { hash: Buffer | null }>(
      `select s.entry::float8 as entry, s.mac, a.hash from audit_seals s left join audit a on a.id = s.entry
       where s.entry > $1 order by s.entry limit ${PAGE}`,
      [before.entry],
    )
    for (const { entry, mac, hash } of rows) {
      if (!hash || !sealOfRecord(key, before.mac, entry, hash).equals(mac))
        return { whole: false, entry, fault: 'seal' }
      if (beginsWith(mac, open.get(entry))) open.delete(entry)
      before = { entry, mac }
    }
    if (rows.length < PAGE) break
  }
  const [missed] = [...open.keys()].sort((a, b) => a - b)
  if (missed !== undefined) return { whole: false, entry: missed, fault: 'anchor' }
  return { whole: true, sealed: before.entry }
}
