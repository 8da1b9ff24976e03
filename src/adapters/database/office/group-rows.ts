import type pg from 'pg'
import { z } from 'zod'
import type {
  GroupDesk,
  GroupMember,
  InterestGroup,
  OfferedGroup,
} from '../../../application/ports/office/group-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { iso } from '../iso.ts'
import { onList } from './on-list.ts'
import { visible } from './scope.ts'
import { cell } from './writing.ts'

const GroupRow = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  district: z.string().nullable(),
  districtName: z.string().nullable(),
  organiser: z.string().nullable(),
  organiserAgrees: z.boolean(),
  state: z.enum(['open', 'closed']),
  members: z.number(),
  madeBy: z.string(),
  revision: z.number(),
})

const MEMBERS = `(select count(*)::int from group_members m where m.group_id = g.id) as members`

const GROUPS = `select g.id, g.name, g.kind, g.district_id as district, d.name as "districtName", g.organiser_id as organiser,
  g.organiser_agrees as "organiserAgrees", g.state, g.made_by as "madeBy", g.revision, ${MEMBERS}
  from interest_groups g left join districts d on d.id = g.district_id where g.department_id = $1`

/** The organiser's name is opened for members only, and only where the organiser agrees. */
const OFFERED = `select g.id, g.name, g.kind, ${MEMBERS}, m.citizen_id is not null as "isMember",
    g.organiser_id = c.id as "isOrganiser", g.organiser_agrees as "organiserAgrees", o.id as organiser, o.key, o.name as sealed
  from citizens c join districts d on d.id = c.district_id
  join interest_groups g on g.department_id = d.department_id and g.state = 'open'
  left join group_members m on m.group_id = g.id and m.citizen_id = c.id
  left join citizens o on o.id = g.organiser_id and g.organiser_agrees and m.citizen_id is not null
  where c.id = $1 and (g.district_id is null or g.district_id = c.district_id or m.citizen_id is not null)
  order by (m.citizen_id is null), g.name, g.id`

/** What a person's name is opened with. */
interface Sealed {
  readonly key: Buffer
  readonly sealed: Buffer
}

/** Groups of interest in PostgreSQL. */
export class PostgresGroupDesk implements GroupDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async group({ department }: Pick<Actor, 'department'>, id: string): Promise<InterestGroup | null> {
    const { rows } = await this.#pool.query(`${GROUPS} and g.id = $2`, [department, id])
    return rows[0] ? GroupRow.parse(rows[0]) : null
  }

  async list({ department }: Pick<Actor, 'department'>): Promise<readonly InterestGroup[]> {
    const { rows } = await this.#pool.query(`${GROUPS} and g.state = 'open' order by g.name, g.id`, [
      department,
    ])
    return rows.map((row) => GroupRow.parse(row))
  }

  async members(actor: Actor, group: string, day: LocalDate, at: number): Promise<readonly GroupMember[]> {
    const { rows } = await this.#pool.query<Sealed & { citizen: string }>(
      `select c.id as citizen, c.key, c.name as sealed from group_members m
       join citizens c on c.id = m.citizen_id where m.group_id = $4 and ${visible('c', 1, 2, 3)} and ${onList('c', 2)}`,
      [actor.id, day, iso(at), group],
    )
    return rows
      .map(({ citizen, ...row }) => ({ citizen, name: this.#nameOf(citizen, row) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'ru') || (a.citizen < b.citizen ? -1 : 1))
  }

  async offeredTo(citizen: string): Promise<readonly OfferedGroup[]> {
    const { rows } = await this.#pool.query<
      Omit<OfferedGroup, 'organiserName' | 'isOrganiser'> & {
        organiser: string | null
        isOrganiser: boolean | null
      } & Partial<Sealed>
    >(OFFERED, [citizen])
    return rows.map(({ organiser, key, sealed, isOrganiser, ...group }) => ({
      ...group,
      isOrganiser: isOrganiser === true,
      organiserName: organiser !== null && key && sealed ? this.#nameOf(organiser, { key, sealed }) : null,
    }))
  }

  #nameOf(citizen: string, { key, sealed }: Sealed): string {
    return this.#vault.open(key, cell('citizens', 'name', citizen), sealed)
  }
}
