import type pg from 'pg'
import type { RecordDesk, RecordSum } from '../../../application/ports/office/record-desk.ts'
import { lastSeal } from './audit-seals.ts'

/** So many bytes of a seal are told: short enough to be copied by hand, too many to be met by chance. */
const TOLD_BYTES = 8

const inFours = (mac: Buffer): string =>
  (mac.subarray(0, TOLD_BYTES).toString('hex').toUpperCase().match(/.{4}/g) ?? []).join(' ')

/** The record of access in PostgreSQL. */
export class PostgresRecordDesk implements RecordDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async sum(): Promise<RecordSum | null> {
    const seal = await lastSeal(this.#pool)
    return seal && { entry: seal.entry, sum: inFours(seal.mac) }
  }
}
