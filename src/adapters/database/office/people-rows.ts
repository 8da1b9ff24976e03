import type pg from 'pg'
import { z } from 'zod'
import { personFactsOf } from '../../../application/office/people/citizen-facts.ts'
import type {
  CardLink,
  FoundPerson,
  KeptNeeds,
  NeedsInSight,
  OwnCard,
  PeopleDesk,
  Whereabouts,
} from '../../../application/ports/office/people-desk.ts'
import type { CitizenFacts } from '../../../application/ports/office/register-change.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { categoriesOn } from '../../../domain/people/categories.ts'
import type { PlanPeriod } from '../../../domain/people/individual-plan.ts'
import { readNeeds } from '../../../domain/people/needs-card.ts'
import { iso } from '../iso.ts'
import { FactsRow, factsSeenBy, openedFacts, SELECT_FACTS, sameAs } from './citizen-columns.ts'
import { onList } from './on-list.ts'
import { linkHash, planPlace, replacedPlace } from './register-writers.ts'
import { visible } from './scope.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

/** Wrong links of a chat in an hour (promises.md B10), and wrong answers to one link. */
const MOST_TRIES = { chat: 5, link: 3 }

/** Cards that stay opened in memory: what costs is the opening. Seven thousand are one large department. */
const MOST_OPENED = 30_000

interface Opened {
  readonly revision: number
  readonly facts: CitizenFacts
}

interface Line {
  readonly id: string
  readonly revision: number
  readonly district: string
  readonly districtName: string
  readonly linked: boolean
  readonly gone: 'died' | 'moved' | null
}

/** Search, doubles, links and own cards in PostgreSQL. Opened cards are remembered by their revision. */
export class PostgresPeopleDesk implements PeopleDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault
  readonly #bot: string
  readonly #opened = new Map<string, Opened>()

  constructor(pool: pg.Pool, vault: Vault, bot: string) {
    this.#pool = pool
    this.#vault = vault
    this.#bot = bot
  }

  async deletionAsked(citizen: string): Promise<string | null> {
    const { rows } = await this.#pool.query<{ id: string }>(
      "select id from tasks where citizen_id = $1 and kind = 'data_deletion' and state = 'open' order by made_on, id limit 1",
      [citizen],
    )
    return rows[0]?.id ?? null
  }

  async all(actor: Actor, day: LocalDate, at: number): Promise<readonly FoundPerson[]> {
    return (await this.everybody(actor, day, at)).filter(({ gone }) => gone === null)
  }

  async everybody(actor: Actor, day: LocalDate, at: number): Promise<readonly FoundPerson[]> {
    const { rows } = await this.#pool.query<Line>(
      `select c.id, c.revision, c.district_id as district, d.name as "districtName", c.person_id is not null as linked,
         case when not ${onList('c', 2)} then c.state end as gone
       from citizens c join districts d on d.id = c.district_id where ${visible('c', 1, 2, 3)}`,
      [actor.id, day, iso(at)],
    )
    await this.#openMissing(rows)
    return rows
      .flatMap((line): FoundPerson[] => {
        const opened = this.#opened.get(line.id)
        if (!opened) return []
        const { id, district, districtName, linked, gone } = line
        const { name, phone, address, birthDate } = factsSeenBy(actor.role, opened.facts)
        const categories = seesField(actor.role, 'disability')
          ? categoriesOn(personFactsOf(opened.facts), day)
          : []
        return [{ id, district, districtName, linked, gone, name, phone, address, birthDate, categories }]
      })
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
  }

  async same(department: string, name: string, birthDate: LocalDate | null): Promise<readonly Whereabouts[]> {
    const { rows } = await this.#pool.query<Whereabouts>(
      `select c.id, c.district_id as district, d.name as "districtName" from citizens c
       join districts d on d.id = c.district_id where d.department_id = $1 and c.same_as = $2 order by c.id`,
      [department, sameAs(this.#vault, { name, birthDate })],
    )
    return rows
  }

  async replaced(citizen: string, day: LocalDate): Promise<Partial<CitizenFacts> | null> {
    const { rows } = await this.#pool.query<{ key: Buffer; facts: Buffer }>(
      `select c.key, r.facts from replaced_facts r join citizens c on c.id = r.citizen_id
       where r.citizen_id = $1 and r.on_day = $2`,
      [citizen, day],
    )
    const [row] = rows
    if (!row) return null
    return JSON.parse(this.#vault.open(row.key, replacedPlace(citizen), row.facts)) as Partial<CitizenFacts>
  }

  async needsCard(citizen: string): Promise<KeptNeeds | null> {
    const { rows } = await this.#pool.query(
      `select c.key, n.card, n.updated_on as on, s.id as by, s.key as "byKey", s.name as "byName"
       from needs_cards n join citizens c on c.id = n.citizen_id left join staff s on s.id = n.updated_by
       where c.id = $1`,
      [citizen],
    )
    if (!rows[0]) return null
    const { key, card, on, by, byKey, byName } = NeedsCardRow.parse(rows[0])
    const changer = by === null || byKey === null || byName === null ? null : { by, byKey, byName }
    return {
      card: this.#vault.open(key, cell('needs_cards', 'card', citizen), card),
      on,
      byName: changer && this.#vault.open(changer.byKey, staffNamePlace(changer.by), changer.byName),
    }
  }

  async needsInSight(actor: Actor, day: LocalDate, at: number): Promise<readonly NeedsInSight[]> {
    const { rows } = await this.#pool.query<{ citizen: string; key: Buffer; card: Buffer }>(
      `select c.id as citizen, c.key, n.card from needs_cards n join citizens c on c.id = n.citizen_id
       where ${visible('c', 1, 2, 3)} and ${onList('c', 2)} and c.state <> 'refused'`,
      [actor.id, day, iso(at)],
    )
    return rows.map(({ citizen, key, card }) => {
      const opened = this.#vault.open(key, cell('needs_cards', 'card', citizen), card)
      return { citizen, chosen: readNeeds(opened).chosen }
    })
  }

  async plan(citizen: string, period: PlanPeriod, starts: LocalDate): Promise<string | null> {
    const { rows } = await this.#pool.query<{ key: Buffer; plan: Buffer }>(
      `select c.key, p.plan from individual_plans p join citizens c on c.id = p.citizen_id
       where c.id = $1 and p.period = $2 and p.starts = $3`,
      [citizen, period, starts],
    )
    const [row] = rows
    return row ? this.#vault.open(row.key, planPlace(citizen, period, starts), row.plan) : null
  }

  async link(code: string, address: string, at: number): Promise<CardLink | null> {
    const { rows } = await this.#pool.query(
      `select c.id as citizen, c.key, c.name, c.birth_date as "birthDate", s.id as by, s.key as "byKey", s.name as "byName",
         s.person_id as "byPerson", d.name as "departmentName"
       from links l join citizens c on c.id = l.citizen_id join staff s on s.id = l.made_by and s.state = 'active'
       join districts di on di.id = c.district_id join departments d on d.id = di.department_id
       where l.code_hash = $1 and l.used_at is null and l.expires_at > $2 and l.tries < $5
         and (select count(*) from invite_tries where chat_key = $3 and at > $2::timestamptz - interval '1 hour') < $4`,
      [
        ...[linkHash(this.#vault, code), iso(at), this.#vault.pseudonym(`${this.#bot}:${address}`)],
        ...[MOST_TRIES.chat, MOST_TRIES.link],
      ],
    )
    if (!rows[0]) return null
    const { key, name, byKey, byName, ...link } = LinkRow.parse(rows[0])
    return {
      ...link,
      name: this.#vault.open(key, cell('citizens', 'name', link.citizen), name),
      byName: this.#vault.open(byKey, staffNamePlace(link.by), byName),
    }
  }

  async own(person: string): Promise<OwnCard | null> {
    const { rows } = await this.#pool.query(
      `select c.id, c.revision, c.district_id as district, d.department_id as department, p.name as "departmentName",
         c.registered_on as "registeredOn", ${SELECT_FACTS}
       from citizens c join districts d on d.id = c.district_id join departments p on p.id = d.department_id
       where c.person_id = $1`,
      [person],
    )
    if (!rows[0]) return null
    const { id, district, department, departmentName, registeredOn } = OwnRow.parse(rows[0])
    const needs = (await this.needsCard(id))?.card ?? null
    const facts = openedFacts(rows[0], this.#vault)
    return { citizen: id, district, department, departmentName, registeredOn, facts, needs }
  }

  async #openMissing(lines: readonly Line[]): Promise<void> {
    const missing = lines.filter(({ id, revision }) => this.#opened.get(id)?.revision !== revision)
    if (missing.length === 0) return
    if (this.#opened.size + missing.length > MOST_OPENED) this.#opened.clear()
    const { rows } = await this.#pool.query<{ id: string; revision: number }>(
      `select c.id, c.revision, ${SELECT_FACTS} from citizens c where c.id = any($1)`,
      [(this.#opened.size === 0 ? lines : missing).map(({ id }) => id)],
    )
    for (const row of rows)
      this.#opened.set(row.id, { revision: row.revision, facts: openedFacts(row, this.#vault) })
  }
}

const LinkRow = z.object({
  citizen: z.string(),
  key: z.instanceof(Buffer),
  name: z.instanceof(Buffer),
  birthDate: z.string().nullable(),
  by: z.string(),
  byKey: z.instanceof(Buffer),
  byName: z.instanceof(Buffer),
  byPerson: z.string().nullable(),
  departmentName: z.string(),
})

const NeedsCardRow = z.object({
  key: z.instanceof(Buffer),
  card: z.instanceof(Buffer),
  on: z.string(),
  by: z.string().nullable(),
  byKey: z.instanceof(Buffer).nullable(),
  byName: z.instanceof(Buffer).nullable(),
})

const OwnRow = FactsRow.extend({
  district: z.string(),
  department: z.string(),
  departmentName: z.string(),
  registeredOn: z.string(),
})
