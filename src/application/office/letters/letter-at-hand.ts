import type { LetterLine } from '../../ports/office/letter-desk.ts'
import { onlyThose, type Subject } from '../kit/about.ts'

/** A letter of the register in sight. */
export const LETTER: Subject<LetterLine> = {
  kind: 'letter',
  find: ({ desks, actor, today, moment }, _, id) => desks.letters.find(actor, id, today, moment.at),
}

/** A letter outside of cases: those of a case are answered in their case. */
export const FREE_LETTER = onlyThose(LETTER, (_, letter) => letter.case === null)
