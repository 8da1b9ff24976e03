import { documentNumber } from '../../../domain/caseload/letter-kind.ts'
import type { LetterChange } from '../../ports/office/letter-change.ts'
import type { NumberedKind } from '../../ports/office/letter-desk.ts'
import type { OfficeCall } from './office-call.ts'

/** A number as it is said, and the change that takes it. */
export interface TakenNumber {
  readonly said: string
  readonly taken: LetterChange
}

/**
 * The next number of an institution for a paper of this kind. Whoever takes it at the same moment is decided anew: the change
 * holds only for one of them.
 */
export const freeNumber = async (
  { desks, today }: OfficeCall,
  department: string,
  kind: NumberedKind,
  holder: string,
): Promise<TakenNumber> => {
  const [year = ''] = today.split('-')
  const n = await desks.letters.nextNumber(department, kind, year)
  return {
    said: documentNumber(n, year),
    taken: { type: 'take_number', department, kind, year, n, holder },
  }
}
