import { z } from 'zod'
import type { PersonAnswers } from './person-answers.ts'
import { RegisterField } from './register-columns.ts'

/** A doubtful cell, as it is asked about. */
export const CellDoubt = z.object({
  field: RegisterField,
  /** A trouble of a cell. */
  what: z.string(),
  /** The heading of its column. */
  heading: z.string(),
  /** What the cell says; '' – nothing. */
  said: z.string(),
  /** Id of the card that may be the same person's, where that is asked. */
  other: z.string().optional(),
})
export type CellDoubt = z.infer<typeof CellDoubt>

/**
 * Something of a row that somebody who knows the person has to say: what the cell says, or whether two are one person. It
 * keeps nobody out of the register. `what` may be `near`: somebody like this is there already, and `said` tells who.
 */
export const ImportDoubt = CellDoubt.extend({
  sheet: z.string().nullable(),
  row: z.number(),
  /** The person, as the row names them. */
  name: z.string(),
})
export type ImportDoubt = z.infer<typeof ImportDoubt>

/** What an answer made of a card, so that it can be taken back on the same day. */
export const DoubtUndo = z.object({
  /** Parts of the card as they stood before, and as the answer left them; none – the card stayed as it was. */
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  /** Where the person was said to be, where the answer said that they are gone. */
  presence: z.object({ was: z.string(), until: z.string().nullable(), noted: z.string() }).optional(),
})
export type DoubtUndo = z.infer<typeof DoubtUndo>

/** A doubt as it is kept: while it waits what was asked, once it is settled what the answer made of the card too. */
export const KeptDoubt = CellDoubt.extend({ undo: DoubtUndo.optional() })
export type KeptDoubt = z.infer<typeof KeptDoubt>

/** A doubt that is being asked about, as the dialog keeps it. */
export type GivenDoubt = CellDoubt & {
  /** Id of the doubt, and of the person's card. */
  readonly doubt: string
  readonly citizen: string
  readonly name: string
  readonly birthDate: string | null
  /** Who may be the same person, where that is asked. */
  readonly like?: { readonly name: string; readonly birthDate: string | null } | undefined
  /** How many are left, this one included. */
  readonly left: number
  /** How many doubts of the same list are like it, this one included. */
  readonly alike: number
}

/** What was answered: to leave the card as it is – or all that are like it –, to ask another time, «да», or what is so. */
export type DoubtAnswer =
  | { readonly does: 'keep' | 'all' | 'later' | 'yes' }
  | { readonly does: 'set'; readonly said: PersonAnswers }
