import type { Chooser } from './chooser.ts'
import { sharesOf } from './chooser.ts'
import type { Vector } from './vector.ts'

/** One example: a message as numbers, and the number of its meaning. */
export interface Lesson {
  readonly said: Vector
  readonly meaning: number
}

/** How often all examples are gone through. */
const ROUNDS = 12
/** An example whose meaning was so sure the last time teaches little: it is passed over once. */
const WELL_KNOWN = 0.97
/** How far one example moves a weight; it moves less the more often it was moved (Adagrad). */
const STEP = 0.5
/** What is said before anything is heard is moved less: it touches every message. */
const BASE_STEP = 0.15
/** Mistakes so small are none. */
const SMALL = 2e-3
/** Weights so small say nothing, and are not kept. */
const KEPT_FROM = 0.2
/** Keeps a first step from being endless. */
const BEGUN = 1e-6

/** Full weights while they are learned: a row a meaning, a column a trait; the last column is the base. */
interface Table {
  readonly traits: number
  readonly weights: readonly Float32Array[]
  readonly moved: readonly Float32Array[]
}

const emptyTable = (meanings: number, traits: number): Table => ({
  traits,
  weights: Array.from({ length: meanings }, () => new Float32Array(traits + 1)),
  moved: Array.from({ length: meanings }, () => new Float32Array(traits + 1).fill(BEGUN)),
})

const pointsIn = ({ weights, traits }: Table, { at, worth }: Vector): Float64Array => {
  const points = new Float64Array(weights.length)
  for (let meaning = 0; meaning < weights.length; meaning += 1) {
    const row = weights[meaning] as Float32Array
    let sum = row[traits] as number
    for (let index = 0; index < at.length; index += 1)
      sum += (row[at[index] as number] as number) * (worth[index] as number)
    points[meaning] = sum
  }
  return points
}

/** Moves the weights of one meaning against a mistake. */
const move = (row: Float32Array, moved: Float32Array, { at, worth }: Vector, mistake: number): void => {
  const base = row.length - 1
  for (let index = 0; index < at.length; index += 1) {
    const trait = at[index] as number
    const slope = mistake * (worth[index] as number)
    const total = (moved[trait] as number) + slope * slope
    moved[trait] = total
    row[trait] = (row[trait] as number) - (STEP * slope) / Math.sqrt(total)
  }
  const total = (moved[base] as number) + mistake * mistake
  moved[base] = total
  row[base] = (row[base] as number) - (BASE_STEP * mistake) / Math.sqrt(total)
}

/** Moves the weights by one example; how sure its meaning was before. */
const learnFrom = (table: Table, { said, meaning }: Lesson): number => {
  const shares = sharesOf(pointsIn(table, said))
  for (let each = 0; each < shares.length; each += 1) {
    const mistake = (shares[each] as number) - (each === meaning ? 1 : 0)
    if (Math.abs(mistake) < SMALL) continue
    move(table.weights[each] as Float32Array, table.moved[each] as Float32Array, said, mistake)
  }
  return shares[meaning] ?? 0
}

/** The next number of a fixed row of numbers that look mixed: Park and Miller's minimal standard. */
const mixed = (number: number): number => (number * 48_271) % 2_147_483_647

/** The order in which examples are gone through: mixed, so that those of one meaning do not come at once, and always the same. */
const orderOf = (count: number): Uint32Array => {
  const order = Uint32Array.from({ length: count }, (_, at) => at)
  let number = 1
  for (let last = count - 1; last > 0; last -= 1) {
    number = mixed(number)
    const other = number % (last + 1)
    const moved = order[last] as number
    order[last] = order[other] as number
    order[other] = moved
  }
  return order
}

/** The weights that say something, by trait. */
const sparse = ({ weights, traits }: Table, meanings: readonly string[]): Chooser => {
  const saying: number[] = []
  const from: number[] = [0]
  const of: number[] = []
  const weight: number[] = []
  for (let trait = 0; trait < traits; trait += 1) {
    for (const [meaning, row] of weights.entries()) {
      const value = row[trait] as number
      if (Math.abs(value) < KEPT_FROM) continue
      of.push(meaning)
      weight.push(value)
    }
    if (of.length === from.at(-1)) continue
    saying.push(trait)
    from.push(of.length)
  }
  return {
    meanings,
    base: Float32Array.from(weights, (row) => row[traits] as number),
    traits: Uint32Array.from(saying),
    from: Uint32Array.from(from),
    of: Uint16Array.from(of),
    weight: Float32Array.from(weight),
  }
}

/**
 * Learns to tell meanings apart from examples: multinomial logistic regression, gone through in a fixed order, so that the same
 * examples give the same weights on any machine. Pure; takes seconds for ten thousand examples.
 * @param traits how many traits there are
 */
export const learnChooser = (
  meanings: readonly string[],
  lessons: readonly Lesson[],
  traits: number,
): Chooser => {
  const table = emptyTable(meanings.length, traits)
  const order = orderOf(lessons.length)
  const sure = new Float32Array(lessons.length)
  for (let round = 0; round < ROUNDS; round += 1)
    for (const at of order)
      sure[at] = (sure[at] as number) >= WELL_KNOWN ? 0 : learnFrom(table, lessons[at] as Lesson)
  return sparse(table, meanings)
}
