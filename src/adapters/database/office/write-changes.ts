import type pg from 'pg'
import type { WriteChanges } from '../../../application/ports/office/write-changes.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { applyChanges } from './apply-changes.ts'
import { inTransaction } from './in-transaction.ts'

/** Writes changes that no update asked for, each call in one transaction of its own. */
export const writeChanges =
  (pool: pg.Pool, vault: Vault, bot: string): WriteChanges =>
  (changes) =>
    inTransaction(pool, (client) => applyChanges({ client, vault, bot }, changes))
