import { PRESSES } from './cases/presses.ts'
import { STAFF_DOORS } from './cases/staff-doors.ts'
import { WEBHOOK } from './cases/webhook.ts'
import type { AttackCase } from './support/case.ts'

/** The bad inputs (promises.md 18) in their order. */
export const CASES: readonly AttackCase[] = [...PRESSES, ...STAFF_DOORS, ...WEBHOOK]
