import { z } from 'zod'

const Endings = z.array(z.string())

/** How names end in the cases of a language. */
export const NameEndings = z.strictObject({
  /** By how a name ends in the register the endings that it may have instead; the first that fits counts. */
  cases: z.record(z.string().min(1), Endings),
  /** What all other names may have behind them. */
  otherwise: Endings,
  /** Names that end so have no cases. */
  unchanged: Endings,
  /** Words behind which a name with a number is an address: «на Лесной 3». */
  streets: Endings,
})
export type NameEndings = z.infer<typeof NameEndings>

/**
 * All forms in which a name of one word may be said, comparable (lower case, one letter for «е» and «ё»); the name itself is
 * among them.
 * @example nameForms('smith', { cases: {}, otherwise: ['', 's'], unchanged: [], streets: [] }) // ['smith', 'smiths']
 */
export const nameForms = (name: string, { cases, otherwise, unchanged }: NameEndings): readonly string[] => {
  const known = Object.entries(cases).find(
    ([ending]) => name.endsWith(ending) && name.length > ending.length + 1,
  )
  if (known) {
    const [ending, others] = known
    const stem = name.slice(0, name.length - ending.length)
    return others.map((each) => stem + each)
  }
  return unchanged.some((ending) => name.endsWith(ending)) ? [name] : otherwise.map((each) => name + each)
}
