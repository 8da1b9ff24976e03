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
  const at = new Int32Array(traits.length)
  const worth = new Float32Array(traits.length)
  let [count, squares] = [0, 0]
  for (const trait of traits) {
    const number = numbers.get(trait)
    if (number === undefined) continue
    const much = worthOf(trait)
    at[count] = number
    worth[count] = much
    squares += much * much
    count += 1
  }
  const length = Math.sqrt(squares) || 1
  const known = worth.subarray(0, count)
  for (let index = 0; index < count; index += 1) known[index] = (known[index] as number) / length
  return { at: at.subarray(0, count), worth: known }
}
