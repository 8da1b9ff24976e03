import { worthOf } from './traits.ts'

/** The numbers of known traits, from 0. */
export type TraitNumbers = ReadonlyMap<string, number>

/** A message as numbers: which known traits it has, and how much each counts; of length one together. */
export interface Vector {
  readonly at: Int32Array
  readonly worth: Float32Array
}

/** A message as numbers; traits that no example has are left out. */
export const vectorOf = (traits: readonly string[], numbers: TraitNumbers): Vector => {
  const known = traits.filter((trait) => numbers.has(trait))
  const worth = Float32Array.from(known, worthOf)
  const length = Math.hypot(...worth) || 1
  return {
    at: Int32Array.from(known, (trait) => numbers.get(trait) ?? 0),
    worth: worth.map((each) => each / length),
  }
}
