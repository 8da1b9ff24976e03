import type pg from 'pg'
import type { OwnForm, OwnFormChange, OwnFormDesk } from '../../../application/ports/office/own-form-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { cell, touches, type Writers } from './writing.ts'

const COLUMNS = `f.id, f.form, f.version, f.state, f.sent_on as "sentOn", f.in_force_on as "inForceOn"`

const OF_DEPARTMENT = `own_forms f join departments d on d.institution_id = f.institution_id where d.id = $1`

type WithFile = OwnForm & { readonly file: Uint8Array }

interface Row extends OwnForm {
  readonly file: Buffer
  readonly sealed: boolean
}

/** Where a template is sealed, by the service's own key: it is nobody's data, and an institution's all the same. */
const filePlace = (id: string): string => cell('own_forms', 'file', id)

const sealedFile = (vault: Vault, id: string, base64: string): Buffer =>
  vault.seal(null, filePlace(id), base64)

/** Sealed by another master key than the one in use. $1 its number. */
const OLDER = 'sealed and (get_byte(file, 0) = 1 or get_byte(file, 1) <> $1)'

/** Seals anew what an older master key sealed. @returns how many */
export const resealOwnForms = async (pool: pg.Pool, vault: Vault, current: number): Promise<number> => {
  const { rows } = await pool.query<{ id: string; file: Buffer }>(
    `select id, file from own_forms where ${OLDER}`,
    [current],
  )
  for (const { id, file } of rows)
    await pool.query('update own_forms set file = $3 where id = $1 and file = $2', [
      id,
      file,
      sealedFile(vault, id, vault.open(null, filePlace(id), file)),
    ])
  return rows.length
}

/** Own templates of institutions, in PostgreSQL. */
export class PostgresOwnFormDesk implements OwnFormDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async find(department: string, id: string): Promise<WithFile | null> {
    const { rows } = await this.#pool.query<Row>(
      `select ${COLUMNS}, f.file, f.sealed from ${OF_DEPARTMENT} and f.id = $2`,
      [department, id],
    )
    return this.#opened(rows[0])
  }

  async inForce(department: string, form: string): Promise<WithFile | null> {
    const { rows } = await this.#pool.query<Row>(
      `select ${COLUMNS}, f.file, f.sealed from ${OF_DEPARTMENT} and f.form = $2 and f.state = 'in_force'`,
      [department, form],
    )
    return this.#opened(rows[0])
  }

  #opened(row: Row | undefined): WithFile | null {
    if (row === undefined) return null
    const { sealed, file, ...known } = row
    if (!sealed) return { ...known, file }
    return { ...known, file: Buffer.from(this.#vault.open(null, filePlace(row.id), file), 'base64') }
  }

  async all(department: string): Promise<readonly OwnForm[]> {
    const { rows } = await this.#pool.query<OwnForm>(
      `select ${COLUMNS} from ${OF_DEPARTMENT} and f.version is not null order by f.form, f.version desc`,
      [department],
    )
    return rows
  }
}

/** Writers of an institution's own templates. */
export const OWN_FORM_WRITERS: Writers<OwnFormChange> = {
  receive_own_form: async (writing, { id, department, file, by, on }) => {
    // What was sent and never came in force is of no use once another file is there.
    await touches(writing, `delete from own_forms where sent_by = $1 and state in ('received', 'sampled')`, [
      by,
    ])
    return touches(
      writing,
      `insert into own_forms (id, institution_id, file, sealed, sent_by, sent_on)
       select $1, d.institution_id, $3, true, $4, $5 from departments d where d.id = $2`,
      [id, department, sealedFile(writing.vault, id, file), by, on],
    )
  },
  sample_own_form: (writing, { id, form }) =>
    touches(
      writing,
      `update own_forms set form = $2, state = 'sampled' where id = $1 and state in ('received', 'sampled')`,
      [id, form],
    ),
  enforce_own_form: async (writing, { id, on }) => {
    await touches(
      writing,
      `update own_forms o set state = 'replaced', ended_on = $2 from own_forms n
       where n.id = $1 and n.state = 'sampled' and o.institution_id = n.institution_id and o.form = n.form
         and o.state = 'in_force'`,
      [id, on],
    )
    return touches(
      writing,
      `update own_forms n set state = 'in_force', in_force_on = $2, version = 1 + coalesce((select max(o.version)
         from own_forms o where o.institution_id = n.institution_id and o.form = n.form), 0)
       where n.id = $1 and n.state = 'sampled'`,
      [id, on],
    )
  },
  revoke_own_form: (writing, { id, on }) =>
    touches(
      writing,
      `update own_forms set state = 'revoked', ended_on = $2 where id = $1 and state = 'in_force'`,
      [id, on],
    ),
}
