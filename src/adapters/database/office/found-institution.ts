import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { OfficeChange } from '../../../application/ports/office/changes.ts'
import type { Found, Founding } from '../../../application/ports/office/founding.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { iso } from '../iso.ts'
import { applyChanges } from './apply-changes.ts'
import { inTransaction } from './in-transaction.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell, citizenKey, sealed, type Writing } from './writing.ts'

const newId = (): string => randomBytes(8).toString('hex').slice(0, 13)

const foundRooms = async ({ client }: Writing, { institution, departments }: Founding): Promise<void> => {
  await client.query('insert into institutions (id, name, phone) values ($1, $2, $3)', [
    institution.id,
    institution.name,
    institution.phone ?? null,
  ])
  for (const { id, name, districts } of departments) {
    await client.query('insert into departments (id, institution_id, name) values ($1, $2, $3)', [
      id,
      institution.id,
      name,
    ])
    for (const district of districts)
      await client.query('insert into districts (id, department_id, name) values ($1, $2, $3)', [
        district.id,
        id,
        district.name,
      ])
  }
}

/** What a chat is known by from now on: as an employee's, or with the consent of a citizen. */
interface Known {
  readonly staff: string | null
  readonly consent: string | null
}

/** The chat's person, made if nobody wrote from it yet; from now on it can be written to. */
const knowChat = async (
  { client, vault, bot }: Writing,
  chat: string,
  { staff, consent }: Known,
  at: number,
): Promise<string> => {
  const chatKey = vault.pseudonym(`${bot}:${chat}`)
  const known = await client.query<{ id: string; key: Buffer }>(
    'select id, key from people where chat_key = $1',
    [chatKey],
  )
  const { id, key } = known.rows[0] ?? { id: newId(), key: vault.newKey() }
  await client.query(
    `insert into people (id, chat_key, key, address, staff_id, consent, consent_at, consent_asked, seen_at, created_at)
     values ($1, $2, $3, $4, $5, $6, case when $6::text is not null then $7::timestamptz end, $6::text is not null, $7, $7)
     on conflict (id) do update set address = excluded.address, staff_id = excluded.staff_id, consent = excluded.consent,
       consent_at = excluded.consent_at, consent_asked = excluded.consent_asked, revision = people.revision + 1`,
    [id, chatKey, key, vault.seal(key, `people.address:${id}`, chat), staff, consent, iso(at)],
  )
  return id
}

const employ = async (writing: Writing, { staff, at }: Founding): Promise<void> => {
  const { client, vault } = writing
  for (const each of staff) {
    const person =
      each.chat === null ? null : await knowChat(writing, each.chat, { staff: each.id, consent: null }, at)
    const key = vault.newKey()
    await client.query(
      `insert into staff (id, person_id, department_id, role, state, key, name, joined_at)
       values ($1, $2, $3, $4, 'active', $5, $6, $7)`,
      [
        ...[each.id, person, each.department, each.role, key],
        ...[vault.seal(key, staffNamePlace(each.id), each.name), iso(at)],
      ],
    )
    for (const district of each.districts)
      await client.query(
        `insert into assignments (id, staff_id, district_id, kind, from_day) values ($1, $2, $3, 'own', $4)`,
        [newId(), each.id, district, iso(at).slice(0, 10)],
      )
  }
}

const founded = async (writing: Writing, founding: Founding): Promise<boolean> => {
  // Two processes that start together found one institution.
  await writing.client.query("select pg_advisory_xact_lock(hashtext('found institution'))")
  const { rows } = await writing.client.query('select 1 from institutions limit 1')
  if (rows.length > 0) return false
  await foundRooms(writing, founding)
  await employ(writing, founding)
  await applyChanges(
    writing,
    founding.people.map(({ id, district, facts, on }) => ({ type: 'add_citizen', id, district, facts, on })),
  )
  for (const { id, linked } of founding.people) {
    if (!linked) continue
    const person = await knowChat(writing, linked.chat, { staff: null, consent: linked.consent }, founding.at)
    await writing.client.query('update citizens set person_id = $2 where id = $1', [id, person])
  }
  await settleHomes(writing, founding)
  return applyChanges(writing, [
    ...(founding.deeds ?? []).map((deed) => ({ type: 'record_deed', deed }) as const),
    ...likings(founding),
    ...calendar(founding),
  ])
}

/** What people said of themselves in the needs card. */
const likings = ({ people }: Founding): OfficeChange[] =>
  people.flatMap(({ id, needs, on }): OfficeChange[] =>
    needs === undefined
      ? []
      : [{ type: 'keep_needs_card', citizen: id, card: JSON.stringify({ chosen: needs }), on, by: null }],
  )

/** Groups of interest with whoever is in them, then events: one may be a group's. */
const calendar = ({ groups = [], events = [] }: Founding): OfficeChange[] => [
  ...groups.flatMap(groupChanges),
  ...events.map((event): OfficeChange => ({ type: 'add_event', ...event })),
]

const groupChanges = ({
  group,
  organiser,
  members,
}: NonNullable<Founding['groups']>[number]): OfficeChange[] => {
  const { id, on } = group
  const led = { type: 'set_group_organiser', group: id, citizen: organiser, agrees: true } as const
  return [
    { type: 'add_group', ...group },
    ...members.map((citizen): OfficeChange => ({ type: 'join_group', group: id, citizen, on })),
    ...(organiser === null ? [] : [{ ...led, on, revision: 0 }]),
  ]
}

const settleHomes = async (writing: Writing, { people }: Founding): Promise<void> => {
  for (const { id, home } of people) {
    const key = home === undefined ? null : await citizenKey(writing, id)
    if (key === null) continue
    const point = sealed(writing, key, cell('citizens', 'home', id), JSON.stringify(home))
    await writing.client.query('update citizens set home = $2 where id = $1', [id, point])
  }
}

/** Founds an institution in PostgreSQL, in one transaction. */
export const foundInstitution =
  (pool: pg.Pool, vault: Vault, bot: string): Found =>
  (founding) =>
    inTransaction(pool, (client) => founded({ client, vault, bot }, founding))
