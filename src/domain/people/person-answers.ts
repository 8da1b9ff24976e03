import { z } from 'zod'
import { Sex } from './categories.ts'

/** Answers about a person, as the fields read them; what was not asked is not there. */
export const PersonAnswers = z.object({
  name: z.string().optional(),
  sex: Sex.nullable().optional(),
  birth: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  address: z.string().nullable().optional(),
  disability: z.enum(['none', 'g1', 'g2', 'g3', 'child']).optional(),
  household: z.enum(['with_others', 'alone', 'alone_lonely', 'unknown']).optional(),
  turn: z.enum(['retired', 'disabled', 'arrived', 'none']).optional(),
  since: z.string().nullable().optional(),
  note: z.string().nullable().optional(),
})
export type PersonAnswers = z.infer<typeof PersonAnswers>
