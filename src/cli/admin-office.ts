import type pg from 'pg'
import { foundInstitution } from '../adapters/database/office/found-institution.ts'
import { writeChanges } from '../adapters/database/office/write-changes.ts'
import { linkOf } from '../application/office/kit/invite-words.ts'
import { INVITE_MS } from '../application/office/staff/invites.ts'
import type { Audited, OfficeChange } from '../application/ports/office/changes.ts'
import type { Chance } from '../application/ports/runtime.ts'
import { Problem } from '../application/problem.ts'
import type { AdminDatabase } from './admin-database.ts'

/** What the operator works with. */
export interface OperatorDesk extends Omit<AdminDatabase, 'close'> {
  readonly chance: Chance
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** What the operator did, for the audit. */
export const audited = (action: string, object: string): Audited => ({
  type: 'audit',
  actor: 'operator',
  action,
  object,
  outcome: 'allowed',
  reason: '',
})

/** Writes what the operator changed, in one transaction. @throws Problem when somebody else changed it at this moment */
export const write = async (
  { pool, vault }: OperatorDesk,
  changes: readonly OfficeChange[],
): Promise<void> => {
  if (!(await writeChanges(pool, vault, '')(changes)))
    throw new Problem('Somebody changed the same thing at this moment: try once more.')
}

const idOf = async (pool: pg.Pool, sql: string, values: readonly string[]): Promise<string | null> =>
  (await pool.query<{ id: string }>(sql, [...values])).rows[0]?.id ?? null

const findDepartment = (pool: pg.Pool, name: string): Promise<string | null> =>
  idOf(pool, 'select id from departments where name = $1 order by id', [name])

/** Adds a district to a department. @returns false when it is there already */
const addDistrict = async (desk: OperatorDesk, department: string, name: string): Promise<boolean> => {
  const { pool, chance } = desk
  const known = await idOf(pool, 'select id from districts where department_id = $1 and name = $2', [
    department,
    name,
  ])
  if (known !== null) return false
  const id = chance.id()
  await write(desk, [
    { type: 'add_district', id, department, name },
    audited('arrange_districts', `district:${id}`),
  ])
  return true
}

/** The department of an institution; both are founded where there are none. */
const departmentOf = async (
  desk: OperatorDesk,
  institution: string,
  department: string,
): Promise<{ id: string; isNew: boolean }> => {
  const { pool, vault, chance, now } = desk
  const known = await findDepartment(pool, department)
  if (known !== null) return { id: known, isNew: false }
  const id = chance.id()
  const founding = {
    institution: { id: chance.id(), name: institution },
    departments: [{ id, name: department, districts: [] }],
    staff: [],
    people: [],
    at: now,
  }
  if (await foundInstitution(pool, vault, '')(founding)) return { id, isNew: true }
  // There is an institution already: one more department of it.
  await pool.query(
    'insert into departments (id, institution_id, name) select $1, id, $2 from institutions order by (name = $3) desc, id limit 1',
    [id, department, institution],
  )
  return { id, isNew: true }
}

/** What the operator hands to the first head. */
export interface HeadInvite {
  readonly isNewDepartment: boolean
  readonly newDistricts: readonly string[]
  /** What the head sends to the bot where no link can be opened. */
  readonly command: string
  /** Null – the bot's name is not known. */
  readonly link: string | null
  readonly expires: number
}

/**
 * Invites the head of a department, whom nobody else can invite: single-use, for two days, active at once. Founds the
 * institution, the department and the districts that are not there yet.
 */
export const inviteHead = async (
  desk: OperatorDesk,
  names: { readonly institution: string; readonly department: string; readonly districts: readonly string[] },
  bot: string | null,
): Promise<HeadInvite> => {
  const { chance, now } = desk
  const department = await departmentOf(desk, names.institution, names.department)
  const newDistricts: string[] = []
  for (const name of names.districts)
    if (await addDistrict(desk, department.id, name)) newDistricts.push(name)
  const [id, code, expires] = [chance.id(), chance.code(), now + INVITE_MS]
  await write(desk, [
    {
      type: 'make_invite',
      id,
      code,
      role: 'head',
      department: department.id,
      district: null,
      inviter: null,
      at: now,
      expires,
    },
    audited('invite_staff', `invite:${id}`),
  ])
  return {
    isNewDepartment: department.isNew,
    newDistricts,
    expires,
    command: `/start i${code}`,
    link: bot === null ? null : linkOf(bot, 'invite', code),
  }
}

/**
 * Adds a district to a department by their names.
 * @throws Problem when there is no such department
 */
export const addNamedDistrict = async (
  desk: OperatorDesk,
  department: string,
  district: string,
): Promise<boolean> => {
  const id = await findDepartment(desk.pool, department)
  if (id === null) throw new Problem(`There is no department "${department}".`)
  return addDistrict(desk, id, district)
}
