import type pg from 'pg'
import {
  DATA_CATEGORIES,
  type DataCategory,
  type Demand,
  type DestructionAct,
  type DestructionDesk,
} from '../../../application/ports/office/destruction-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { CARD_FIELD_NAMES } from '../../../domain/people/card-facts.ts'
import { CARD_FIELDS, type FieldCategory } from '../../../domain/people/card-fields.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

/** Where the name in an act is sealed. */
export const subjectPlace = (act: string): string => cell('destruction_acts', 'subject', act)

/** $1 citizen. */
const DEMAND = `
select id as task, revision, made_on as "demandedOn", params->>'proposed_by' as "proposedBy",
  params->>'proposed_on' as "proposedOn"
from tasks where citizen_id = $1 and kind = 'data_deletion' and state = 'open' order by made_on, id limit 1`

/** Whether a field of the card that is data of a kind says anything. Reads the card `c`. */
const saidOf = (category: FieldCategory): string =>
  CARD_FIELD_NAMES.map((name) => CARD_FIELDS[name])
    .filter((field) => field.category === category)
    .map(({ column }) => `c.${column} is not null`)
    .join(' or ')

/** Which kinds of data there are, by their names. $1 citizen. */
const CATEGORIES = `
select ${saidOf('name')} as name, ${saidOf('birth')} as birth, ${saidOf('phone')} as phone,
  ${saidOf('address')} or c.registration is not null or c.home is not null as address, ${saidOf('disability')} as disability,
  exists (select 1 from families where citizen_id = c.id) as family,
  exists (select 1 from cases where citizen_id = c.id) as cases,
  exists (select 1 from sheets where citizen_id = c.id) as surveys,
  exists (select 1 from individual_plans where citizen_id = c.id union all select 1 from needs_cards where citizen_id = c.id) as plans,
  exists (select 1 from deeds where citizen_id = c.id) as contacts,
  exists (select 1 from papers where citizen_id = c.id union all select 1 from free_letters where citizen_id = c.id) as papers,
  exists (select 1 from sign_ups where citizen_id = c.id) as events
from citizens c where c.id = $1`

/** $1 department, $2 since. */
const ACTS = `
select a.id, a.number, a.subject, a.categories, a.demanded_on as "demandedOn", a.proposed_on as "proposedOn", a.day,
  d.id as destroyer, d.key as "destroyerKey", d.name as "destroyerName", d.role as "destroyedRole",
  p.id as proposer, p.key as "proposerKey", p.name as "proposerName"
from destruction_acts a join staff d on d.id = a.destroyed_by join staff p on p.id = a.proposed_by
where a.department_id = $1 and a.day >= $2 order by a.day desc, a.id desc limit 500`

interface ActRow {
  readonly id: string
  readonly number: string
  readonly subject: Buffer
  readonly categories: readonly string[]
  readonly demandedOn: string
  readonly proposedOn: string
  readonly day: string
  readonly destroyer: string
  readonly destroyerKey: Buffer
  readonly destroyerName: Buffer
  readonly destroyedRole: string
  readonly proposer: string
  readonly proposerKey: Buffer
  readonly proposerName: Buffer
}

/** Demands to delete cards and acts of destruction, in PostgreSQL. */
export class PostgresDestructionDesk implements DestructionDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async demand(citizen: string): Promise<Demand | null> {
    const { rows } = await this.#pool.query<Demand>(DEMAND, [citizen])
    return rows[0] ?? null
  }

  async categories(citizen: string): Promise<readonly DataCategory[]> {
    const { rows } = await this.#pool.query<Record<DataCategory, boolean>>(CATEGORIES, [citizen])
    const [row] = rows
    return row === undefined ? [] : DATA_CATEGORIES.filter((each) => row[each])
  }

  async signedPapers(citizen: string): Promise<number> {
    const { rows } = await this.#pool.query<{ n: number }>(
      "select count(*)::int as n from papers where citizen_id = $1 and state = 'signed'",
      [citizen],
    )
    return rows[0]?.n ?? 0
  }

  async acts(department: string, since: LocalDate): Promise<readonly DestructionAct[]> {
    const { rows } = await this.#pool.query<ActRow>(ACTS, [department, since])
    return rows.map((row) => this.#opened(row))
  }

  #opened(row: ActRow): DestructionAct {
    const { id, number, subject, demandedOn, proposedOn, day, destroyedRole } = row
    return {
      id,
      number,
      demandedOn,
      proposedOn,
      day,
      destroyedRole,
      subject: this.#vault.open(row.destroyerKey, subjectPlace(id), subject),
      categories: DATA_CATEGORIES.filter((each) => row.categories.includes(each)),
      proposedBy: this.#vault.open(row.proposerKey, staffNamePlace(row.proposer), row.proposerName),
      destroyedBy: this.#vault.open(row.destroyerKey, staffNamePlace(row.destroyer), row.destroyerName),
    }
  }
}
