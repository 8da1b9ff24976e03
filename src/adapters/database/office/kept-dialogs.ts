import type pg from 'pg'
import type { DialogShelf } from '../../../application/ports/office/dialog-shelf.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { dialogPlace } from './desk-writers.ts'

/** Dialogs under way in PostgreSQL, sealed with the key of whoever they are with. */
export class PostgresDialogShelf implements DialogShelf {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async find(person: string): Promise<{ form: string; state: string } | null> {
    const { rows } = await this.#pool.query<{ form: string; state: Buffer; key: Buffer }>(
      'select d.form, d.state, p.key from dialogs d join people p on p.id = d.person_id where d.person_id = $1',
      [person],
    )
    const [row] = rows
    return row ? { form: row.form, state: this.#vault.open(row.key, dialogPlace(person), row.state) } : null
  }
}
