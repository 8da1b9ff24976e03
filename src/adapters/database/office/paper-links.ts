import type pg from 'pg'
import type { PaperLinks, TakenPaper } from '../../../application/ports/office/paper-links.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { paperCode, paperDigits } from './paper-writers.ts'

/** Wrong digits after which a link opens nothing any more. */
const MOST_TRIES = 5

const OPEN = 'l.code_hash = $1 and l.used_at is null and l.expires_at > $2'

/** A try is counted before its digits are looked at, so that many at once are no more than that. $1 code, $2 moment. */
const TRY = `update paper_links l set tries = l.tries + 1 where ${OPEN} and l.tries < ${MOST_TRIES}`

/** $1 code, $2 moment, $3 digits. */
const TAKE = `
update paper_links l set used_at = $2 from papers p where ${OPEN} and l.digits_hash = $3 and p.id = l.paper_id
returning p.id, p.form, p.citizen_id as citizen, p.case_id as "case", p.staff_id as staff, p.choice, p.visit, p.format, p.day`

/** Ways to files of papers in PostgreSQL. */
export class PostgresPaperLinks implements PaperLinks {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async take(code: string, digits: string, at: number): Promise<TakenPaper | null> {
    const hash = paperCode(this.#vault, code)
    const moment = new Date(at).toISOString()
    const { rowCount } = await this.#pool.query(TRY, [hash, moment])
    if ((rowCount ?? 0) === 0) return null
    const { rows } = await this.#pool.query<TakenPaper>(TAKE, [
      hash,
      moment,
      paperDigits(this.#vault, code, digits),
    ])
    return rows[0] ?? null
  }
}
