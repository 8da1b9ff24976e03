import type pg from 'pg'
import type { DeedAsked, DeedDesk, RecordedDeed } from '../../../application/ports/office/deed-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { IN_SIGHT } from './case-rows.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

/** The words of a case are read by whoever sees the case. $1 actor, $2 day, $3 moment, $4 citizen. */
const OF_CITIZEN = `
select d.id, d.case_id as "case", d.staff_id as staff, d.kind, d.outcome, d.reason, d.topic, d.help, d.day,
  floor(extract(epoch from d.at) * 1000)::float8 as "recordedAt", d.note, c.key, s.key as "staffKey", s.name as "staffName",
  exists (select 1 from deed_withdrawals w where w.deed_id = d.id) as "isWithdrawn",
  (d.case_id is null or (k.id is not null and ${IN_SIGHT})) as "isInSight"
from deeds d join citizens c on c.id = d.citizen_id left join cases k on k.id = d.case_id left join staff s on s.id = d.staff_id
where d.citizen_id = $4 order by d.day desc, d.at desc, d.id`

interface Row extends Omit<RecordedDeed, 'by' | 'words'> {
  readonly note: Buffer | null
  readonly key: Buffer
  readonly staffKey: Buffer | null
  readonly staffName: Buffer | null
  readonly isInSight: boolean
}

/** Deeds in PostgreSQL. */
export class PostgresDeedDesk implements DeedDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async has({ citizen, kind, staff, day, outcome, topic }: DeedAsked): Promise<boolean> {
    const { rows } = await this.#pool.query(
      `select 1 from standing_deeds where citizen_id = $1 and kind = $2 and staff_id = $3 and day = $4
         and ($5::text is null or outcome = $5) and ($6::text is null or topic = $6) limit 1`,
      [citizen, kind, staff, day, outcome ?? null, topic ?? null],
    )
    return rows.length > 0
  }

  async ofCitizen(
    actor: Actor,
    citizen: string,
    day: LocalDate,
    at: number,
  ): Promise<readonly RecordedDeed[]> {
    const values = [actor.id, day, new Date(at).toISOString(), citizen]
    const { rows } = await this.#pool.query<Row>(OF_CITIZEN, values)
    return rows.map((row) => this.#opened(row, seesField(actor.role, 'note')))
  }

  #opened(row: Row, seesNotes: boolean): RecordedDeed {
    const { note, key, staffKey, staffName, isInSight, ...deed } = row
    const isRead = note !== null && seesNotes && isInSight
    const { staff } = deed
    const isNamed = staff !== null && staffKey !== null && staffName !== null
    return {
      ...deed,
      by: isNamed ? this.#vault.open(staffKey, staffNamePlace(staff), staffName) : null,
      words: isRead ? this.#vault.open(key, cell('deeds', 'note', deed.id), note) : null,
    }
  }
}
