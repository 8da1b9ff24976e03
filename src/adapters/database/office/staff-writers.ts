import { randomUUID } from 'node:crypto'
import type { StaffChange } from '../../../application/ports/office/staff-change.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { iso } from '../iso.ts'
import { reassignDistrict, releaseWork } from './district-writers.ts'
import { cell, touches, type Writers, type Writing } from './writing.ts'

/** Only this of an invite's code is kept. */
export const inviteHash = (vault: Vault, code: string): Buffer => vault.pseudonym(`invite:${code}`)

/** Where an employee's name is sealed. */
export const staffNamePlace = (staff: string): string => cell('staff', 'name', staff)

/** The chat of an employee becomes one (`staff`) or stops being one (null); whoever remembered it loads it anew. */
const markChat = (writing: Writing, staff: string, mark: string | null): Promise<boolean> =>
  touches(
    writing,
    `update people p set staff_id = $2, dialog = null, handover = null, revision = p.revision + 1 from staff s
     where s.id = $1 and p.id = s.person_id`,
    [staff, mark],
  )

const redeem: Writers<StaffChange>['redeem_invite'] = async (writing, change) => {
  const { invite, staff, person, address, name, at, state } = change
  const key = writing.vault.newKey()
  const isRedeemed = await touches(
    writing,
    `with taken as (
       update invites set redeemed_by = $2, redeemed_at = $5
       where id = $1 and redeemed_at is null and revoked_at is null and expires_at > $5 returning *)
     insert into staff (id, person_id, department_id, role, state, key, name, invited_by, joined_at)
     select $2, $3, department_id, role, $6, $7, $4, inviter_id, $5 from taken
     where not exists (select 1 from staff where person_id = $3 and state <> 'removed')`,
    [
      ...[invite, staff, person, writing.vault.seal(key, staffNamePlace(staff), name)],
      ...[iso(at), state, key],
    ],
  )
  if (!isRedeemed) return false
  if (state === 'waiting') return keepAddress(writing, staff, person, address)
  await assignInvited(writing, staff)
  return true
}

/** Whoever waits has perhaps not consented to anything: the address stands with the invite's outcome, not with the person. */
const keepAddress = async (
  writing: Writing,
  staff: string,
  person: string,
  address: string,
): Promise<boolean> => {
  const { rows } = await writing.client.query<{ key: Buffer }>('select key from people where id = $1', [
    person,
  ])
  const key = rows[0]?.key
  if (!key) return false
  return touches(writing, 'update staff set address = $2 where id = $1', [
    staff,
    writing.vault.seal(key, `people.address:${person}`, address),
  ])
}

/** The chat can be written to from now on. */
const giveAddress = async (writing: Writing, staff: string): Promise<void> => {
  await touches(
    writing,
    `update people p set address = s.address from staff s
     where s.id = $1 and p.id = s.person_id and s.address is not null`,
    [staff],
  )
  await touches(writing, 'update staff set address = null where id = $1', [staff])
}

/** The district of the invite is theirs from the day on which they begin. */
const assignInvited = (writing: Writing, staff: string): Promise<boolean> =>
  touches(
    writing,
    `insert into assignments (id, staff_id, district_id, kind, from_day)
     select $2, $1, district_id, 'own', to_char(redeemed_at, 'YYYY-MM-DD') from invites
     where redeemed_by = $1 and district_id is not null`,
    [staff, randomUUID()],
  )

/** Writers of staff, invites and assignments. */
export const STAFF_WRITERS: Writers<StaffChange> = {
  make_invite: (writing, { id, code, role, department, district, inviter, at, expires }) =>
    touches(
      writing,
      `insert into invites (id, code_hash, role, department_id, district_id, inviter_id, made_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[id, inviteHash(writing.vault, code), role, department, district, inviter],
        ...[iso(at), iso(expires)],
      ],
    ),
  redeem_invite: redeem,
  revoke_invite: (writing, { invite, at }) =>
    touches(writing, 'update invites set revoked_at = $2 where id = $1 and redeemed_at is null', [
      invite,
      iso(at),
    ]),
  note_invite_try: (writing, { address, at }) =>
    touches(writing, 'insert into invite_tries (chat_key, at) values ($1, $2)', [
      writing.vault.pseudonym(`${writing.bot}:${address}`),
      iso(at),
    ]),
  confirm_staff: async (writing, { staff }) => {
    const isConfirmed = await touches(
      writing,
      "update staff set state = 'active', revision = revision + 1 where id = $1 and state = 'waiting'",
      [staff],
    )
    if (!isConfirmed) return false
    await assignInvited(writing, staff)
    await giveAddress(writing, staff)
    return markChat(writing, staff, staff)
  },
  remove_staff: async (writing, { staff, at }) => {
    await markChat(writing, staff, null)
    await releaseWork(writing, staff)
    // The record of a mentor stays; another chat of theirs can be linked.
    await touches(
      writing,
      'update mentors set staff_id = null, revision = revision + 1 where staff_id = $1',
      [staff],
    )
    return touches(
      writing,
      `update staff set state = 'removed', removed_at = $2, address = null, revision = revision + 1 where id = $1 and state <> 'removed'`,
      [staff, iso(at)],
    )
  },
  assign_district: (writing, { id, staff, district, kind, coverFor, from, until }) =>
    touches(
      writing,
      `insert into assignments (id, staff_id, district_id, kind, cover_for, from_day, until_day)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, staff, district, kind, coverFor, from, until],
    ),
  // Whoever was stood in for has days of their own again: what was left out for them is looked at anew.
  end_assignment: (writing, { assignment, until }) =>
    touches(
      writing,
      `with ended as (
         update assignments set until_day = $2 where id = $1 and (until_day is null or until_day > $2) returning cover_for),
       again as (
         insert into replans (person_id) select distinct s.person_id from ended join staff s on s.id = ended.cover_for
         where s.person_id is not null on conflict (person_id) do update set seq = excluded.seq)
       select 1 from ended`,
      [assignment, until],
    ),
  add_district: (writing, { id, department, name }) =>
    touches(writing, 'insert into districts (id, department_id, name) values ($1, $2, $3)', [
      id,
      department,
      name,
    ]),
  rename_district: (writing, { district, name }) =>
    touches(writing, 'update districts set name = $2 where id = $1', [district, name]),
  reassign_district: reassignDistrict,
  // What is on its way already, or was never planned, is no conflict.
  withdraw_notice: async (writing, { key, at }) => {
    await touches(
      writing,
      `update reminders set state = 'suppressed', reason = 'cancelled', settled_at = $2 where key = $1 and state = 'planned'`,
      [key, iso(at)],
    )
    return true
  },
}
