import type pg from 'pg'
import { z } from 'zod'
import type {
  Family,
  FamilyChange,
  FamilyDesk,
  FamilyMember,
} from '../../../application/ports/office/family-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { Kin, Occupation } from '../../../domain/people/family.ts'
import { cell, citizenKey, sealed, touches, type Writers, type Writing } from './writing.ts'

const MemberRow = z.object({
  family: z.string(),
  holder: z.string(),
  key: z.instanceof(Buffer),
  id: z.string(),
  citizen: z.string().nullable(),
  name: z.instanceof(Buffer),
  birthDate: z.string().nullable(),
  kin: Kin,
  occupation: Occupation.nullable(),
})

/** Where the name of somebody in a family is sealed, with the key of the representative's card. */
export const memberPlace = (id: string): string => cell('family_members', 'name', id)

/** Where the address of registration is sealed. */
export const registrationPlace = (citizen: string): string => cell('citizens', 'registration', citizen)

const MEMBER = `f.id as family, f.citizen_id as holder, h.key, m.id, m.citizen_id as citizen, m.name, m.birth_date as "birthDate",
    m.kin, m.occupation`

/** Everybody of the family in which $1 is now. */
const FAMILY = `
  select ${MEMBER}
  from families f join citizens h on h.id = f.citizen_id join family_members m on m.family_id = f.id and m.left_on is null
  where f.id = (select o.family_id from family_members o where o.citizen_id = $1 and o.left_on is null)
  order by (m.kin <> 'self'), m.added_on, m.id`

/** Somebody $2 who is out of the family $1 and in no other. */
const LEFT = `
  select ${MEMBER} from families f join citizens h on h.id = f.citizen_id join family_members m on m.family_id = f.id
  where f.id = $1 and m.id = $2 and m.left_on is not null
    and not exists (select 1 from family_members o where o.citizen_id = m.citizen_id and o.left_on is null)`

/** Families in PostgreSQL. */
export class PostgresFamilyDesk implements FamilyDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async of(citizen: string): Promise<Family | null> {
    const { rows } = await this.#pool.query(FAMILY, [citizen])
    const members = rows.map((row) => MemberRow.parse(row))
    const [first] = members
    if (!first) return null
    return {
      id: first.family,
      holder: first.holder,
      members: members.map((row) => this.#opened(row)),
    }
  }

  async left(family: string, member: string): Promise<FamilyMember | null> {
    const { rows } = await this.#pool.query(LEFT, [family, member])
    return rows[0] ? this.#opened(MemberRow.parse(rows[0])) : null
  }

  async registration(citizen: string): Promise<string | null> {
    const { rows } = await this.#pool.query<{ key: Buffer; registration: Buffer | null }>(
      'select key, registration from citizens where id = $1',
      [citizen],
    )
    const [row] = rows
    return row?.registration ? this.#vault.open(row.key, registrationPlace(citizen), row.registration) : null
  }

  #opened({ key, id, name, citizen, birthDate, kin, occupation }: z.infer<typeof MemberRow>): FamilyMember {
    return { id, citizen, name: this.#vault.open(key, memberPlace(id), name), birthDate, kin, occupation }
  }
}

/** The key that seals the names of a family; null – there is none such. */
const familyKey = async ({ client }: Writing, by: 'f.id' | 'm.id', id: string): Promise<Buffer | null> => {
  const { rows } = await client.query<{ key: Buffer }>(
    `select h.key from families f join citizens h on h.id = f.citizen_id
       left join family_members m on m.family_id = f.id where ${by} = $1 limit 1`,
    [id],
  )
  return rows[0]?.key ?? null
}

/** A card that stands in a family already is in no second one: the row is not written. */
const ADD = `insert into family_members (id, family_id, citizen_id, name, birth_date, kin, occupation, added_on)
  select $1, $2, $3::text, $4, $5, $6, $7, $8
  where not exists (select 1 from family_members where citizen_id = $3::text and left_on is null)`

const added = (
  writing: Writing,
  key: Buffer,
  family: string,
  { id, citizen, name, birthDate, kin, occupation }: FamilyMember,
  on: LocalDate,
): Promise<boolean> =>
  touches(writing, ADD, [
    ...[id, family, citizen, sealed(writing, key, memberPlace(id), name)],
    ...[birthDate, kin, occupation, on],
  ])

/** Writers of families. */
export const FAMILY_WRITERS: Writers<FamilyChange> = {
  make_family: async (writing, { id, citizen, self, on }) => {
    const key = await citizenKey(writing, citizen)
    if (key === null) return false
    const isMade = await touches(
      writing,
      'insert into families (id, citizen_id, made_on) values ($1, $2, $3) on conflict (citizen_id) do nothing',
      [id, citizen, on],
    )
    return isMade && added(writing, key, id, self, on)
  },
  add_member: async (writing, { family, member, on }) => {
    const key = await familyKey(writing, 'f.id', family)
    return key !== null && added(writing, key, family, member, on)
  },
  change_member: async (writing, { member: { id, name, birthDate, kin, occupation } }) => {
    const key = await familyKey(writing, 'm.id', id)
    if (key === null) return false
    return touches(
      writing,
      `update family_members set name = $2, birth_date = $3, kin = $4, occupation = $5
       where id = $1 and left_on is null`,
      [id, sealed(writing, key, memberPlace(id), name), birthDate, kin, occupation],
    )
  },
  leave_family: (writing, { member, on }) =>
    touches(
      writing,
      `update family_members m set left_on = $2 where id = $1 and (left_on is null) = ($2::text is not null)
         and ($2::text is not null or not exists (
           select 1 from family_members o where o.citizen_id = m.citizen_id and o.left_on is null))`,
      [member, on],
    ),
  keep_registration: async (writing, { citizen, address }) => {
    const key = await citizenKey(writing, citizen)
    if (key === null) return false
    return touches(writing, 'update citizens set registration = $2 where id = $1', [
      citizen,
      sealed(writing, key, registrationPlace(citizen), address),
    ])
  },
}
