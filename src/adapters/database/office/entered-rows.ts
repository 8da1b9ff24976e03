import type pg from 'pg'
import type {
  EnteredChange,
  EnteredDesk,
  WaitingAsked,
  WaitingDeed,
} from '../../../application/ports/office/entered-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { iso } from '../iso.ts'
import { openedName, openedStaff, type SealedStaff } from './paper-deeds.ts'
import { visible } from './scope.ts'
import { cell, touches, type Writers } from './writing.ts'

/** $1 actor, $2 day, $3 moment, $4 register, $5 kinds, $6 the last day or null. */
const WAITING = `
select e.id, e.day, e.kind, e.outcome, e.topic, e.help, e.note, c.id as citizen, c.key, c.name as sealed, c.address as "sealedAddress",
  c.birth_date as "birthDate", s.id as staff, s.key as "staffKey", s.name as "staffSealed"
from standing_deeds e join citizens c on c.id = e.citizen_id join staff s on s.id = e.staff_id
where e.staff_id = $1 and ${visible('c', 1, 2, 3)} and e.kind = any($5) and e.outcome is distinct from 'not_reached'
  and ($6::text is null or e.day <= $6)
  and not exists (select 1 from entered_deeds x where x.deed_id = e.id and x.register = $4)
order by e.day, e.at, e.id limit 1000`

interface Row extends SealedStaff, Omit<WaitingDeed, 'name' | 'address' | 'words' | 'by'> {
  readonly key: Buffer
  readonly sealed: Buffer
  readonly sealedAddress: Buffer | null
  readonly note: Buffer | null
}

const waitingDeed = (row: Row, { role }: Actor, vault: Vault): WaitingDeed => {
  const { id, citizen, key, sealedAddress, note, birthDate } = row
  const opened = (place: string, value: Buffer | null): string | null =>
    value === null ? null : vault.open(key, place, value)
  return {
    id,
    citizen,
    day: row.day,
    kind: row.kind,
    outcome: row.outcome,
    topic: row.topic,
    help: row.help,
    name: openedName(vault, row),
    birthDate: seesField(role, 'birth_date') ? birthDate : null,
    address: seesField(role, 'address') ? opened(cell('citizens', 'address', citizen), sealedAddress) : null,
    words: seesField(role, 'note') ? opened(cell('deeds', 'note', id), note) : null,
    by: openedStaff(vault, row) ?? '',
  }
}

/** What was typed over, in PostgreSQL. */
export class PostgresEnteredDesk implements EnteredDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async waiting(
    actor: Actor,
    { register, kinds, until = undefined }: WaitingAsked,
    day: LocalDate,
    at: number,
  ): Promise<readonly WaitingDeed[]> {
    const values = [actor.id, day, iso(at), register, [...kinds], until ?? null]
    const { rows } = await this.#pool.query<Row>(WAITING, values)
    return rows.map((row) => waitingDeed(row, actor, this.#vault))
  }

  async isMarked({ id }: Actor, batch: string, day: LocalDate): Promise<boolean> {
    const { rows } = await this.#pool.query(
      'select 1 from entered_deeds where batch = $1 and staff_id = $2 and day = $3 limit 1',
      [batch, id, day],
    )
    return rows.length > 0
  }
}

/** Writers of what was typed over. */
export const ENTERED_WRITERS: Writers<EnteredChange> = {
  mark_entered: async (writing, { register, deeds, batch, by, day, at }) => {
    const { rowCount } = await writing.client.query(
      `insert into entered_deeds (deed_id, register, staff_id, batch, day, at)
       select e.id, $2, $3, $4, $5, $6 from standing_deeds e where e.id = any($1) and e.staff_id = $3
       on conflict (deed_id, register) do nothing`,
      [[...deeds], register, by, batch, day, iso(at)],
    )
    return rowCount === deeds.length
  },
  unmark_entered: (writing, { batch, by, day }) =>
    touches(writing, 'delete from entered_deeds where batch = $1 and staff_id = $2 and day = $3', [
      batch,
      by,
      day,
    ]),
}
