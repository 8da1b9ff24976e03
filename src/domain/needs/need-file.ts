import { z } from 'zod'
import { Provenance } from '../facts/fact.ts'
import { Body, Fee, Id, Law, Mistake, Need, NeededDocument, Term } from './need.ts'

/** What of a fact differs from the facts of the whole need; its days are those of the need unless they are named. */
const OwnFact = Provenance.partial().describe(
  'How sure this is, where it differs from the "fact" of the whole need. With a "certainty" of its own it has a "source" of its own.',
)
type OwnFact = z.infer<typeof OwnFact>

const owned = <Shape extends z.ZodRawShape>(entry: z.ZodObject<Shape>) =>
  entry.extend({ fact: OwnFact.optional() })

const FREE_FEE = 'free'

/**
 * A need as its author writes it: what holds for all its facts is said once, what differs where it differs.
 * @example { id: 'debts', fact: { certainty: 'memory', verified_at: '2026-11-30', verify_by: '2027-06-01' }, free: true, … }
 */
const Written = z.strictObject({
  ...Need.shape,
  fact: Provenance.optional().describe(
    'How sure the facts of this need are, when they were looked at, and when they have to be looked at again: for all entries that name no "fact" of their own.',
  ),
  free: z
    .literal(true)
    .optional()
    .describe('All of it is free of charge: no "fees"; the text "fees.free" says so.'),
  bodies: z.array(owned(Body)).min(2).describe('Offices that can help, the best first.'),
  documents: z.array(owned(NeededDocument)).min(1).describe('Papers for the visit.'),
  fees: z.array(owned(Fee)).optional().describe('What it costs, in roubles.'),
  terms: z
    .array(owned(Term))
    .min(1)
    .describe('How long it takes; what the person must not miss has "binds: person".'),
  laws: z.array(owned(Law)).min(1).describe('Where it is written.'),
  mistakes: z
    .array(z.union([Id, Mistake]))
    .min(2)
    .describe('What people do wrong most often.'),
})
type Written = z.infer<typeof Written>

const factOf = (own: OwnFact | undefined, whole: Provenance | undefined): OwnFact | undefined => {
  if (!own || !whole) return own ?? whole
  const days = {
    verified_at: own.verified_at ?? whole.verified_at,
    verify_by: own.verify_by ?? whole.verify_by,
  }
  const sure = own.certainty === undefined ? whole : own
  const source = own.source ?? sure.source
  const certainty = sure.certainty
  return source === undefined ? { certainty, ...days } : { certainty, ...days, source }
}

const filled = ({ fact, free, ...need }: Written) => {
  const sure = <Entry extends { fact?: OwnFact | undefined }>(entries: readonly Entry[]) =>
    entries.map((entry) => ({ ...entry, fact: factOf(entry.fact, fact) }))
  const fees = need.fees ?? (free ? [{ id: FREE_FEE, amount: 0, fact: undefined }] : [])
  return {
    ...need,
    bodies: sure(need.bodies),
    documents: sure(need.documents),
    fees: sure(fees),
    terms: sure(need.terms),
    laws: sure(need.laws),
    mistakes: need.mistakes.map((mistake) => (typeof mistake === 'string' ? { id: mistake } : mistake)),
  }
}

/** Reads {@link Written} into a {@link Need}: every entry has its fact, or it is no need. */
export const NeedFile = Written.transform(filled).pipe(z.preprocess((need) => need, Need))
