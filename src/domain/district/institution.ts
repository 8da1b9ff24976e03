import type { CheckedFact } from './district-fact.ts'
import { rowsOf } from './fact-rows.ts'

/** Name, address, phone, leader, remark. */
const CELLS = 5

/** An institution of a district, as it was typed for its passport. */
export type DistrictInstitution = {
  readonly name: string
  /** Null – nobody said. */
  readonly address: string | null
  readonly leader: string | null
}

const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell)

/**
 * The institutions among the facts of a district, each of which letters may go to.
 * @example institutionsOf([{ kind: 'institutions', value: 'Школа № 5; ул. Мира, 3; 20-00-05; Орлова Н. П.', … }])
 */
export const institutionsOf = (
  facts: readonly Pick<CheckedFact, 'kind' | 'value'>[],
): DistrictInstitution[] =>
  facts
    .filter(({ kind }) => kind === 'institutions')
    .flatMap(({ value }) => rowsOf(value, CELLS))
    .filter(([name]) => name !== undefined && name !== '')
    .map(([name = '', address, , leader]) => ({ name, address: orNull(address), leader: orNull(leader) }))
