import type pg from 'pg'
import { z } from 'zod'
import type { Employee, Invite, StaffDesk } from '../../../application/ports/office/staff-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { Role } from '../../../domain/access/role.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { inviteHash, staffNamePlace } from './staff-writers.ts'

const EmployeeRow = z.object({
  id: z.string(),
  person: z.string().nullable(),
  department: z.string(),
  departmentName: z.string(),
  role: Role,
  ownRole: Role,
  standsFor: z.string().nullable(),
  standsUntil: z.string().nullable(),
  state: z.enum(['waiting', 'active', 'removed']),
  key: z.instanceof(Buffer),
  name: z.instanceof(Buffer),
  work: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['own', 'cover', 'department']),
      coverFor: z.string().nullable(),
      until: z.string().nullable(),
    }),
  ),
})

/**
 * An employee with the districts that `reach` gives them on a day, and with the role that they have on it: whoever stands in for
 * the head is one. $1 day.
 */
const EMPLOYEE = `
  select s.id, s.person_id as person, s.department_id as department, d.name as "departmentName",
    case when h.owner_id is null then s.role else 'head' end as role, s.role as "ownRole", h.owner_id as "standsFor",
    h.until_day as "standsUntil", s.state, s.key, s.name,
    coalesce((
      select json_agg(json_build_object('id', di.id, 'name', di.name, 'kind', coalesce(a.kind, 'department'),
        'coverFor', a.cover_for, 'until', a.until_day) order by di.name, di.id)
      from reach(s.id, $1) r join districts di on di.id = r.district_id
      left join lateral (
        select kind, cover_for, until_day from assignments
        where staff_id = s.id and district_id = di.id and from_day <= $1 and (until_day is null or until_day >= $1)
        order by kind desc limit 1) a on s.role = 'specialist'), '[]'::json) as work
  from staff s join departments d on d.id = s.department_id
  left join lateral (select owner_id, until_day from stands_for_head($1) where staff_id = s.id and s.role <> 'head'
    order by kind limit 1) h on true`

/** How many wrong codes of one chat are looked at in an hour (promises.md B10). */
const MOST_TRIES = 5

/** Staff in PostgreSQL. */
export class PostgresStaffDesk implements StaffDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault
  readonly #bot: string

  constructor(pool: pg.Pool, vault: Vault, bot: string) {
    this.#pool = pool
    this.#vault = vault
    this.#bot = bot
  }

  async find(staff: string, day: LocalDate): Promise<Employee | null> {
    const [found] = await this.#employees('where s.id = $2', [day, staff])
    return found ?? null
  }

  async ofPerson(person: string, day: LocalDate): Promise<Employee | null> {
    const [found] = await this.#employees("where s.person_id = $2 and s.state <> 'removed'", [day, person])
    return found ?? null
  }

  colleagues(department: string, day: LocalDate): Promise<readonly Employee[]> {
    return this.#employees("where s.department_id = $2 and s.state <> 'removed'", [day, department])
  }

  async districts(department: string): Promise<readonly { id: string; name: string }[]> {
    const { rows } = await this.#pool.query<{ id: string; name: string }>(
      'select id, name from districts where department_id = $1 order by name, id',
      [department],
    )
    return rows
  }

  async invite(code: string, address: string, at: number): Promise<Invite | null> {
    const now = new Date(at).toISOString()
    const { rows } = await this.#pool.query<Invite>(
      `select id, role, department_id as department, district_id as district, inviter_id as inviter from invites
       where code_hash = $1 and redeemed_at is null and revoked_at is null and expires_at > $2
         and (select count(*) from invite_tries where chat_key = $3 and at > $2::timestamptz - interval '1 hour') < $4`,
      [inviteHash(this.#vault, code), now, this.#vault.pseudonym(`${this.#bot}:${address}`), MOST_TRIES],
    )
    return rows[0] ?? null
  }

  async canRedeem(invite: string, person: string, at: number): Promise<boolean> {
    const { rows } = await this.#pool.query(
      `select 1 from invites where id = $1 and redeemed_at is null and revoked_at is null and expires_at > $3
         and not exists (select 1 from staff where person_id = $2 and state <> 'removed')`,
      [invite, person, new Date(at).toISOString()],
    )
    return rows.length > 0
  }

  heads(department: string, day: LocalDate): Promise<readonly Employee[]> {
    return this.#employees(
      'where s.department_id = $2 and s.id in (select staff_id from hears_as_head($1))',
      [day, department],
    )
  }

  async workersOf(district: string, day: LocalDate): Promise<readonly Employee[]> {
    const found = await this.#employees(
      `where s.state = 'active' and s.role = 'specialist' and exists (select 1 from assignments a where a.staff_id = s.id
         and a.district_id = $2 and a.from_day <= $1 and (a.until_day is null or a.until_day >= $1))`,
      [day, district],
    )
    const covers = (each: Employee): boolean =>
      each.work.some(({ id, kind }) => id === district && kind === 'cover')
    return [...found].sort((a, b) => Number(covers(b)) - Number(covers(a)))
  }

  async #employees(where: string, values: readonly unknown[]): Promise<Employee[]> {
    const { rows } = await this.#pool.query(`${EMPLOYEE} ${where}`, [...values])
    return rows
      .map((row) => this.#opened(EmployeeRow.parse(row)))
      .sort((a, b) => a.name.localeCompare(b.name, 'ru') || (a.id < b.id ? -1 : 1))
  }

  #opened({ key, name, ...row }: z.infer<typeof EmployeeRow>): Employee {
    return {
      ...row,
      name: this.#vault.open(key, staffNamePlace(row.id), name),
      districts: row.work.map(({ id }) => id),
    }
  }
}
