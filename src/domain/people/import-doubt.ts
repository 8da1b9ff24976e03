import { z } from 'zod'
import { RegisterField } from './register-columns.ts'

/**
 * Something of a row that somebody who knows the person has to say: what the cell says, or whether two are one person. It
 * keeps nobody out of the register.
 */
export const ImportDoubt = z.object({
  sheet: z.string().nullable(),
  row: z.number(),
  /** The person, as the row names them. */
  name: z.string(),
  field: RegisterField,
  /** A trouble of a cell, or `near`: somebody like this is there already. */
  what: z.string(),
  heading: z.string(),
  /** What the cell says; for `near` who it may be: `Смирнова Анна, 1950`. */
  said: z.string(),
})
export type ImportDoubt = z.infer<typeof ImportDoubt>
