import { z } from 'zod'
import { SignText } from '../hearing/sign.ts'

const OfGroup = z.record(z.string(), z.array(SignText).min(1)).optional()

/**
 * By which words people ask for a fact outright, under the group and the id of the fact: «сколько могут удержать» asks for the
 * law `half`. Such a question is answered with the text of the fact, first.
 */
export const Asked = z
  .strictObject({ laws: OfGroup, terms: OfGroup, fees: OfGroup })
  .default({})
  .describe(
    'Words that ask for a law, a term or a fee outright, by group and id: the fact is said before anything else. How a sign is written: src/domain/hearing/sign.ts.',
  )
export type Asked = z.infer<typeof Asked>

/** The signs by the name of their fact, e.g. `laws.half`. */
export const signsOfAsked = (asked: Asked): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(asked).flatMap(([group, facts]) =>
      Object.entries(facts ?? {}).map(([id, signs]) => [`${group}.${id}`, signs] as const),
    ),
  )
