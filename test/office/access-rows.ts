import type { Role } from '../../src/domain/access/role.ts'

/** What a use case is about: the kind of id that its first argument is. */
export type About = 'nothing' | 'citizen' | 'staff' | 'district' | 'invite' | 'task'

/** Who may run a use case at all, and what it is about; `rest` follows the id. */
export interface AccessRow {
  readonly roles: readonly Role[]
  readonly about: About
  readonly rest?: readonly string[]
}

const EVERYBODY: readonly Role[] = [
  ...(['specialist', 'psychologist', 'lawyer', 'assistant', 'mentor', 'head', 'administrator'] as const),
]
const WITH_PEOPLE = EVERYBODY.filter((role) => role !== 'administrator')
const HEAD: readonly Role[] = ['head']
const ARRANGING: readonly Role[] = ['head', 'administrator']

const row = (roles: readonly Role[], about: About, ...rest: string[]): AccessRow => ({ roles, about, rest })

/**
 * One row for every use case of the office, by its name in the token. Written down by hand from domain.md P, not read from
 * `can`: a use case without a row fails the suite.
 */
export const ACCESS_ROWS: Readonly<Record<string, AccessRow>> = {
  today: row(EVERYBODY, 'nothing'),
  more: row(EVERYBODY, 'nothing'),
  people: row(WITH_PEOPLE, 'nothing'),
  find: row(WITH_PEOPLE, 'nothing'),
  person: row(WITH_PEOPLE, 'citizen'),
  person_more: row(WITH_PEOPLE, 'citizen'),
  contact: row(WITH_PEOPLE, 'citizen', 'phone', 'well'),
  unreached: row(WITH_PEOPLE, 'citizen', 'no_answer'),
  staff: row(ARRANGING, 'nothing'),
  employee: row(ARRANGING, 'staff'),
  invite: row(ARRANGING, 'nothing'),
  staff_confirm: row(ARRANGING, 'staff'),
  staff_remove_sure: row(ARRANGING, 'staff'),
  staff_remove: row(ARRANGING, 'staff'),
  invites: row(ARRANGING, 'nothing'),
  invite_revoke: row(ARRANGING, 'invite'),
  board: row(HEAD, 'nothing'),
  board_staff: row(HEAD, 'staff'),
  board_left: row(HEAD, 'district'),
  board_picture: row(HEAD, 'nothing'),
  growth: row(HEAD, 'nothing'),
  cover: row(HEAD, 'staff'),
  cover_end: row(HEAD, 'staff'),
  districts: row(ARRANGING, 'nothing'),
  district: row(ARRANGING, 'district'),
  district_add: row(ARRANGING, 'nothing'),
  district_name: row(ARRANGING, 'district'),
  district_to: row(HEAD, 'district'),
  district_take: row(HEAD, 'district', 'st_pavel'),
}
