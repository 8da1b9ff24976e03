import type { Colleague } from '../../../application/ports/office/arranging-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { staffNamePlace } from './staff-writers.ts'

/** An employee as a row holds one: the name sealed with the employee's own key. */
export interface SealedColleague {
  readonly id: string
  readonly person: string | null
  readonly key: Buffer
  readonly name: Buffer
}

/** Columns of a cover: whoever is stood in for (`staff o`), and whoever stands in (`staff s`). */
export const STAND_IN = `o.id as owner, o.person_id as "ownerPerson", o.key as "ownerKey", o.name as "ownerName",
  s.id as "by", s.person_id as "byPerson", s.key as "byKey", s.name as "byName"`

/** What {@link STAND_IN} reads. */
export interface StandInRow {
  readonly owner: string
  readonly ownerPerson: string | null
  readonly ownerKey: Buffer
  readonly ownerName: Buffer
  readonly by: string
  readonly byPerson: string | null
  readonly byKey: Buffer
  readonly byName: Buffer
}

/** An employee with the name opened. */
export const colleagueOf = (vault: Vault, { id, person, key, name }: SealedColleague): Colleague => ({
  id,
  person,
  name: vault.open(key, staffNamePlace(id), name),
})

/** Both sides of a cover with their names opened. */
export const standInOf = (vault: Vault, row: StandInRow): { owner: Colleague; by: Colleague } => ({
  owner: colleagueOf(vault, {
    id: row.owner,
    person: row.ownerPerson,
    key: row.ownerKey,
    name: row.ownerName,
  }),
  by: colleagueOf(vault, { id: row.by, person: row.byPerson, key: row.byKey, name: row.byName }),
})
