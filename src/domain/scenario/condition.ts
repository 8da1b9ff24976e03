import { z } from 'zod'

/** A remembered answer: a choice's id, a number, a date, words, several ids. */
export type AnswerValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly [key: string]: unknown }

/** Where conditions look: answers of the session, then facts of the situation. */
export type Lookup = (name: string) => AnswerValue | undefined

/**
 * A condition without code (promises.md 4): compares one named answer, or joins conditions.
 * @example { all: [{ answer: 'route', is: 'learn' }, { not: { answer: 'diagnose.experience', is: 'none' } }] }
 */
export type Condition =
  | { answer: string; is: string | number | boolean }
  | { answer: string; in: (string | number)[] }
  | { answer: string; at_least: number }
  | { answer: string; given: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

const answer = z.string().min(1)

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ answer, is: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ answer, in: z.array(z.union([z.string(), z.number()])).min(1) }),
    z.strictObject({ answer, at_least: z.number() }),
    z.strictObject({ answer, given: z.boolean() }),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
)

/** Whether a condition holds. An answer that was never given satisfies only `given: false`. */
export const holds = (condition: Condition, lookup: Lookup): boolean => {
  if ('all' in condition) return condition.all.every((each) => holds(each, lookup))
  if ('any' in condition) return condition.any.some((each) => holds(each, lookup))
  if ('not' in condition) return !holds(condition.not, lookup)
  const value = lookup(condition.answer)
  if ('given' in condition) return (value !== undefined && value !== null) === condition.given
  if ('is' in condition) return value === condition.is
  if ('in' in condition) return (condition.in as unknown[]).includes(value)
  return typeof value === 'number' && value >= condition.at_least
}

/** Names of all answers that a condition reads, for the checks on definitions. */
export const namesRead = (condition: Condition): string[] => {
  if ('all' in condition) return condition.all.flatMap(namesRead)
  if ('any' in condition) return condition.any.flatMap(namesRead)
  return 'not' in condition ? namesRead(condition.not) : [condition.answer]
}
