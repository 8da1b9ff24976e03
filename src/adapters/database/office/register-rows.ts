import type pg from 'pg'
import { z } from 'zod'
import { PRESENCES } from '../../../application/ports/office/register-change.ts'
import type {
  CitizenCard,
  CitizenLine,
  RegisterDesk,
} from '../../../application/ports/office/register-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { iso } from '../iso.ts'
import { factsSeenBy, openedFacts, SELECT_FACTS } from './citizen-columns.ts'
import { onList } from './on-list.ts'
import { lentOnly, visible } from './scope.ts'
import { cell } from './writing.ts'

/** A card beside its facts. */
const CardRow = z.object({
  id: z.string(),
  district: z.string(),
  districtName: z.string(),
  department: z.string(),
  lent: z.boolean(),
  presence: z.enum(PRESENCES),
  presenceFrom: z.string().nullable(),
  presenceUntil: z.string().nullable(),
  isUnconfirmed: z.boolean(),
  registeredOn: z.string(),
  person: z.string().nullable(),
  asksWelcome: z.boolean(),
  lastContact: z.object({ day: z.string(), kind: z.string(), outcome: z.string().nullable() }).nullable(),
  lastWords: z.object({ id: z.string(), day: z.string(), note: z.string() }).nullable(),
  key: z.instanceof(Buffer),
  openTasks: z.number(),
  openCases: z.number(),
  revision: z.number(),
})

const CARD = `
  select c.id, c.district_id as district, d.name as "districtName", d.department_id as department, ${lentOnly('c', 1, 2)} as lent,
    ${SELECT_FACTS}, c.state as presence, c.state_from as "presenceFrom", c.state_until as "presenceUntil",
    c.unconfirmed_by is not null as "isUnconfirmed",
    c.registered_on as "registeredOn", c.person_id as person, c.asks_welcome as "asksWelcome", c.revision,
    (select json_build_object('day', e.day, 'kind', e.kind, 'outcome', e.outcome) from standing_deeds e
      where e.citizen_id = c.id and e.is_contact order by e.day desc, e.at desc limit 1) as "lastContact",
    (select json_build_object('id', e.id, 'day', e.day, 'note', encode(e.note, 'base64')) from standing_deeds e
      where e.citizen_id = c.id and e.case_id is null and e.note is not null order by e.day desc, e.at desc limit 1) as "lastWords",
    (select count(*)::int from tasks t where t.citizen_id = c.id and t.state = 'open') as "openTasks",
    (select count(*)::int from cases k where k.citizen_id = c.id and k.status <> 'closed') as "openCases"
  from citizens c join districts d on d.id = c.district_id
  where ${visible('c', 1, 2, 3)} and c.id = $4`

/** The register of people in PostgreSQL. */
export class PostgresRegisterDesk implements RegisterDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async card(actor: Actor, citizen: string, day: LocalDate, at: number): Promise<CitizenCard | null> {
    const { rows } = await this.#pool.query(CARD, [actor.id, day, iso(at), citizen])
    return rows[0] ? this.#opened(rows[0], actor) : null
  }

  async names(actor: Actor, day: LocalDate, at: number): Promise<readonly CitizenLine[]> {
    const { rows } = await this.#pool.query<{
      id: string
      key: Buffer
      name: Buffer
      birthDate: string | null
      district: string
      districtName: string
    }>(
      `select c.id, c.key, c.name, c.birth_date as "birthDate", c.district_id as district, d.name as "districtName"
       from citizens c join districts d on d.id = c.district_id where ${visible('c', 1, 2, 3)} and ${onList('c', 2)}`,
      [actor.id, day, iso(at)],
    )
    return rows
      .map(({ key, name, ...line }) => ({
        ...line,
        birthDate: seesField(actor.role, 'birth_date') ? line.birthDate : null,
        name: this.#vault.open(key, cell('citizens', 'name', line.id), name),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'ru') || (a.id < b.id ? -1 : 1))
  }

  async ofPerson(person: string): Promise<{ citizen: string; district: string; department: string } | null> {
    const { rows } = await this.#pool.query<{ citizen: string; district: string; department: string }>(
      `select c.id as citizen, c.district_id as district, d.department_id as department from citizens c
       join districts d on d.id = c.district_id where c.person_id = $1`,
      [person],
    )
    return rows[0] ?? null
  }

  async department(citizen: string): Promise<{ district: string; department: string } | null> {
    const { rows } = await this.#pool.query<{ district: string; department: string }>(
      `select c.district_id as district, d.department_id as department from citizens c
       join districts d on d.id = c.district_id where c.id = $1`,
      [citizen],
    )
    return rows[0] ?? null
  }

  #opened(row: unknown, { role }: Actor): CitizenCard {
    const { key, lastWords, ...card } = CardRow.parse(row)
    const words = seesField(role, 'note') ? lastWords : null
    return {
      ...card,
      facts: factsSeenBy(role, openedFacts(row, this.#vault)),
      lastWords: words && {
        day: words.day,
        words: this.#vault.open(key, cell('deeds', 'note', words.id), Buffer.from(words.note, 'base64')),
      },
    }
  }
}
