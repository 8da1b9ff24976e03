import { z } from 'zod'
import { Provenance } from '../facts/fact.ts'

/** Names in data files: lower case, digits and underscores, e.g. `old_passport`. */
export const Id = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/, 'an id like "old_passport" is expected')

/** Limits an entry to some causes of the need (`lost`, `age` …); without it the entry holds for all of them. */
const forCauses = {
  for: z.array(Id).min(1).optional().describe('The causes that this holds for; left out – all of them.'),
}

/** How long something takes, e.g. `{ n: 5, unit: 'work_days' }`. */
export const Duration = z.strictObject({
  n: z.int().min(0).max(400),
  unit: z.enum(['hours', 'work_days', 'calendar_days', 'months']),
})
export type Duration = z.infer<typeof Duration>

/**
 * How long a paper stays good (C6): `unlimited`; `printed` – the date stands on the paper, the person is asked for it;
 * `days` – from the day of issue; `unknown` – differs by office, ask by phone.
 */
export const Validity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unlimited') }),
  z.strictObject({ kind: z.literal('printed') }),
  z.strictObject({ kind: z.literal('days'), days: z.int().min(1).max(3660) }),
  z.strictObject({ kind: z.literal('unknown') }),
])
export type Validity = z.infer<typeof Validity>

/** A kind of office that can help with the need; its criteria for C3 stand in the texts under the same id. */
export const Body = z.strictObject({
  id: Id,
  ...forCauses,
  /** Which organisations of the region file belong here, e.g. `migration_office`. */
  kind: Id.describe('Which organisations of a region belong here, e.g. "migration_office".'),
  /** Ways to reach it, in the order to be tried. */
  ways: z
    .array(z.enum(['visit', 'phone', 'online']))
    .min(1)
    .describe('How it is reached, what is to be tried first in front.'),
  /** Its number stands on a paper of the person's own (a bank card): the text `bodies.<id>.phone` says where. */
  own_number: z
    .literal(true)
    .optional()
    .describe('Its number stands on a paper of the person; the text "phone" says on which.'),
  fact: Provenance,
})
export type Body = z.infer<typeof Body>

/** A paper needed for the visit (C6). */
export const NeededDocument = z.strictObject({
  id: Id,
  ...forCauses,
  validity: Validity.describe(
    'How long the paper stays good: unlimited, printed (the date stands on it), days, unknown.',
  ),
  /** How long it takes to get when it is missing. */
  obtain: Duration.describe('How long it takes to get when it is missing.'),
  /** `false` – helps, but its lack is no ground for refusal. */
  required: z.boolean().describe('false – it helps, but its lack is no ground for refusal.'),
  fact: Provenance,
})
export type NeededDocument = z.infer<typeof NeededDocument>

/** A fee in roubles; 0 means that it is free of charge. */
export const Fee = z.strictObject({
  id: Id,
  ...forCauses,
  amount: z.number().min(0).describe('Roubles; 0 – free of charge.'),
  fact: Provenance,
})

/** A term that the office must keep, or – `binds: person` – one that the person must not miss: that is said first. */
export const Term = z.strictObject({
  id: Id,
  ...forCauses,
  ...Duration.shape,
  binds: z.literal('person').optional().describe('The person must not miss it: it is said first.'),
  fact: Provenance,
})
export type Term = z.infer<typeof Term>

/** Where something is written down; said for the causes that it holds for. */
export const Law = z.strictObject({ id: Id, ...forCauses, fact: Provenance })
export type Law = z.infer<typeof Law>

/** What people do wrong; said for the causes that it holds for. */
export const Mistake = z.strictObject({ id: Id, ...forCauses })
export type Mistake = z.infer<typeof Mistake>

/** A call to one body, in the words that body understands: three questions, and what a clerk of it may answer. */
export const Call = z.strictObject({
  body: Id,
  ...forCauses,
  questions: z.array(Id).length(3).describe('Three questions to ask.'),
  answers: z.array(Id).optional().describe('What is often heard in answer: material of the rehearsal.'),
})
export type Call = z.infer<typeof Call>

/** A visit to one body: what is said there first, and what a clerk at the counter may object. */
export const Visit = z.strictObject({
  body: Id,
  ...forCauses,
  objections: z.array(Id).optional().describe('What a clerk may object.'),
})
export type Visit = z.infer<typeof Visit>

/**
 * One life problem as data (promises.md 4). Everything a person reads about it stands in `locales/<lang>/needs/<id>.yaml`
 * under the same ids; numbers stand only here and reach the texts as variables.
 */
export const Need = z.strictObject({
  id: Id,
  causes: z.array(Id).min(2).max(6).describe('Why people have the need; the first is the most frequent.'),
  bodies: z.array(Body).min(2),
  documents: z.array(NeededDocument).min(1),
  fees: z.array(Fee).min(1),
  terms: z.array(Term).min(1),
  laws: z.array(Law).min(1),
  mistakes: z.array(Mistake).min(2),
  /** Whom to ring: for a cause the first that holds for it. */
  calls: z.array(Call).min(1).describe('Whom to ring: for a cause the first that holds for it.'),
  /** Where to go: for a cause the first that holds for it. */
  visits: z.array(Visit).min(1).describe('Where to go: for a cause the first that holds for it.'),
  /** Where to turn when refused, the nearest first. */
  refusal: z.array(Id).min(2).describe('Where to turn when refused, the nearest first.'),
  sources: z.array(z.string().min(3)).min(1).describe('Where all this was seen.'),
})
export type Need = z.infer<typeof Need>

/** Entries that hold for a cause: those without `for`, and those that name it. */
export const forCause = <T extends { for?: string[] | undefined }>(
  entries: readonly T[],
  cause: string | undefined,
): T[] => entries.filter((entry) => !entry.for || (cause !== undefined && entry.for.includes(cause)))

/** Terms that hold for a cause, those that bind the person before those of the office. */
export const termsFor = ({ terms }: Pick<Need, 'terms'>, cause: string | undefined): Term[] => {
  const held = forCause(terms, cause)
  const bind = held.filter(({ binds }) => binds === 'person')
  return [...bind, ...held.filter(({ binds }) => binds !== 'person')]
}

/** Who is rung for a cause before another office is chosen. */
export const callFor = ({ calls }: Pick<Need, 'calls'>, cause: string | undefined): Call =>
  forCause(calls, cause)[0] ?? (calls[0] as Call)

/** Where to go for a cause before another office is chosen. */
export const visitFor = ({ visits }: Pick<Need, 'visits'>, cause: string | undefined): Visit =>
  forCause(visits, cause)[0] ?? (visits[0] as Visit)
