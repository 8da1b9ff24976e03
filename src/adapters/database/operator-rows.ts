import { z } from 'zod'
import {
  type LedgerPerson,
  type LedgerRow,
  REMINDER_STATES,
} from '../../application/ports/operator-ledger.ts'
import { CATEGORIES } from '../../domain/reminders/rule.ts'

/** A reminder as the statements give it out. */
export const Row: z.ZodType<LedgerRow> = z.object({
  id: z.number(),
  rule: z.string(),
  person: z.string().nullable(),
  zone: z.string().nullable(),
  base: z.string(),
  state: z.enum(REMINDER_STATES),
  reason: z.string().nullable(),
  hold: z.boolean(),
  attempts: z.number(),
  ambiguous: z.number(),
  resent: z.number(),
  joinedTo: z.number().nullable(),
  due: z.number(),
  lookAt: z.number(),
  expires: z.number(),
  plannedAt: z.number(),
  settledAt: z.number().nullable(),
})

/** A person as the statements give them out. */
export const Person: z.ZodType<LedgerPerson> = z.object({
  id: z.string(),
  zone: z.string().nullable(),
  muted: z.array(z.enum(CATEGORIES)),
  isReachable: z.boolean(),
})

/** One line of the counts by state. */
export const Count = z.object({
  state: z.enum(REMINDER_STATES),
  reason: z.string().nullable(),
  count: z.number(),
  late: z.number(),
})
