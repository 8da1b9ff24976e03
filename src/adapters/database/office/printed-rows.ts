import type { PrintedPaper } from '../../../application/ports/office/paper-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

/** A printed paper as a row gives it. */
export interface PrintedRow extends Omit<PrintedPaper, 'name' | 'staffName'> {
  readonly key: Buffer | null
  readonly sealed: Buffer | null
  readonly staff: string
  readonly staffKey: Buffer
  readonly staffSealed: Buffer
}

/** A printed paper with its names opened. */
export const printedRow = (row: PrintedRow, vault: Vault): PrintedPaper => {
  const { id, form, format, state, day, citizen, key, sealed, staff, staffKey, staffSealed } = row
  return {
    id,
    form,
    format,
    state,
    day,
    citizen,
    case: row.case,
    name:
      citizen === null || key === null || sealed === null
        ? null
        : vault.open(key, cell('citizens', 'name', citizen), sealed),
    staffName: vault.open(staffKey, staffNamePlace(staff), staffSealed),
  }
}
