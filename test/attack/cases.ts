import { CANARY } from './cases/canary.ts'
import { CROWDS } from './cases/crowds.ts'
import { FAULTS_WITHIN } from './cases/faults-within.ts'
import { FILES } from './cases/files.ts'
import { FORGED } from './cases/forged.ts'
import { OLD_DUMP } from './cases/old-dump.ts'
import { OPERATOR } from './cases/operator.ts'
import { PRESSES } from './cases/presses.ts'
import { STAFF_DOORS } from './cases/staff-doors.ts'
import { TWO_PEOPLE } from './cases/two-people.ts'
import { TYPED } from './cases/typed.ts'
import { WEBHOOK } from './cases/webhook.ts'
import type { AttackCase } from './support/case.ts'

const NUMBERED = [
  ...[PRESSES, STAFF_DOORS, WEBHOOK, TYPED, FILES, CROWDS, OPERATOR, FAULTS_WITHIN].flat(),
].toSorted((a, b) => Number(a.id.substring(1)) - Number(b.id.substring(1)))

/** The bad inputs (promises.md 18) in their order, then what is looked for everywhere, and what is tried by everybody. */
export const CASES: readonly AttackCase[] = [...NUMBERED, ...CANARY, ...TWO_PEOPLE, ...OLD_DUMP, ...FORGED]
