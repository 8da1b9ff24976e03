import type pg from 'pg'
import type { DialogAside, DialogShelf, KeptDialog } from '../../../application/ports/office/dialog-shelf.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { dialogPlace } from './desk-writers.ts'

interface Row {
  readonly form: string
  readonly state: Buffer
  readonly key: Buffer
}

/** Dialogs under way in PostgreSQL, sealed with the key of whoever they are with. */
export class PostgresDialogShelf implements DialogShelf {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async find(person: string): Promise<KeptDialog | null> {
    const { rows } = await this.#pool.query<Row>(
      'select d.form, d.state, p.key from dialogs d join people p on p.id = d.person_id where d.person_id = $1',
      [person],
    )
    const [row] = rows
    return row ? { form: row.form, state: this.#open(person, row) } : null
  }

  async aside(person: string, since: number): Promise<readonly DialogAside[]> {
    const { rows } = await this.#pool.query<Row & { id: string }>(
      `select d.id, d.form, d.state, p.key from dialogs_aside d join people p on p.id = d.person_id
       where d.person_id = $1 and d.at > $2 order by d.at desc, d.id desc`,
      [person, new Date(since).toISOString()],
    )
    return rows.map((row) => ({ id: row.id, form: row.form, state: this.#open(person, row) }))
  }

  #open(person: string, { key, state }: Row): string {
    return this.#vault.open(key, dialogPlace(person), state)
  }
}
