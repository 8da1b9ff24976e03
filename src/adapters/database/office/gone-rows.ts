import type pg from 'pg'
import type { GoneDesk, GoneLine } from '../../../application/ports/office/gone-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { GONE } from '../../../domain/people/monthly-contact.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

/** $1 actor, $2 day, $3 presences. */
const WAITING = `
select c.id as citizen, c.key, c.name as sealed, c.state as presence, coalesce(c.state_from, $2) as "from", s.id as by,
  s.key as "byKey", s.name as "bySealed"
from citizens c join staff s on s.id = c.unconfirmed_by
where c.district_id in (select district_id from reach($1, $2)) and c.state = any($3) order by c.state_from, c.id limit 200`

type Sealed = Omit<GoneLine, 'name' | 'byName'> & {
  readonly key: Buffer
  readonly sealed: Buffer
  readonly byKey: Buffer
  readonly bySealed: Buffer
}

/** Moves, deaths and refusals that wait for the head, in PostgreSQL. */
export class PostgresGoneDesk implements GoneDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async waiting(actor: Actor, day: LocalDate): Promise<readonly GoneLine[]> {
    const { rows } = await this.#pool.query<Sealed>(WAITING, [actor.id, day, GONE])
    return rows.map(({ key, sealed, byKey, bySealed, ...line }) => ({
      ...line,
      name: this.#vault.open(key, cell('citizens', 'name', line.citizen), sealed),
      byName: this.#vault.open(byKey, staffNamePlace(line.by), bySealed),
    }))
  }

  async departments(from: LocalDate, before: LocalDate): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ id: string }>(
      `select distinct d.department_id as id from citizens c join districts d on d.id = c.district_id
       where c.unconfirmed_by is not null and c.state = any($3) and c.state_from >= $1 and c.state_from < $2`,
      [from, before, GONE],
    )
    return rows.map(({ id }) => id)
  }
}
