import { z } from 'zod'

const Value = z.union([z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown())])

/** What is meant by an utterance: an act, and its value as that act has one. */
const Meant = z.strictObject({ act: z.string(), value: Value.optional() })
export type Meant = z.infer<typeof Meant>

/**
 * Utterances in context as people write them (`test/hearing/*.yaml`): where the talk stands, what was answered before, and
 * for each line what a kind and clever social worker would understand; `also` would be as good.
 * @example { place: 'contact.start', need: 'doctor', said: [{ words: 'боязно мне', act: 'answer', value: { 'contact.start': 'scared' } }] }
 */
export const UtteranceSet = z.array(
  z.strictObject({
    /** A step's full name; `outside` – no talk is open; `after:<message>` – that message came last; `office` – an employee. */
    place: z.string(),
    need: z.string().optional(),
    cause: z.string().optional(),
    /** The paper that a list of papers asks about. */
    paper: z.string().optional(),
    answers: z.record(z.string(), z.unknown()).default({}),
    /** The person's other open matters. */
    matters: z.array(z.string()).default([]),
    role: z.enum(['specialist', 'head']).optional(),
    said: z.array(Meant.extend({ words: z.string().min(1), also: Meant.optional() })).min(1),
  }),
)
export type UtteranceSet = z.infer<typeof UtteranceSet>

/** One utterance with where it was said. */
export interface Utterance extends Omit<UtteranceSet[number], 'said'> {
  readonly words: string
  readonly meant: Meant
  readonly also: Meant | null
}

export const utterancesOf = (set: UtteranceSet): Utterance[] =>
  set.flatMap(({ said, ...place }) =>
    said.map(({ words, act, value, also }) => ({
      ...place,
      words,
      meant: value === undefined ? { act } : { act, value },
      also: also ?? null,
    })),
  )
