import type pg from 'pg'
import type { WriteChanges } from '../../../application/ports/office/write-changes.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { applyChanges } from './apply-changes.ts'

/** Writes changes that no update asked for, each call in one transaction of its own. */
export const writeChanges =
  (pool: pg.Pool, vault: Vault, bot: string): WriteChanges =>
  async (changes) => {
    const client = await pool.connect()
    let fault: Error | undefined
    try {
      await client.query('begin')
      const isWritten = await applyChanges({ client, vault, bot }, changes)
      await client.query(isWritten ? 'commit' : 'rollback')
      return isWritten
    } catch (error) {
      fault = error as Error
      throw error
    } finally {
      client.release(fault)
    }
  }
