import type { Vector } from './vector.ts'

/**
 * Tells several meanings apart: how much each trait speaks for each of them. `traits` are the numbers of those that say
 * anything, rising; the weights of the one at place `p` lie from `from[p]` up to `from[p + 1]`, each with the number of its
 * meaning in `of`.
 */
export interface Chooser {
  readonly meanings: readonly string[]
  /** What speaks for each meaning before anything is said. */
  readonly base: Float32Array
  readonly traits: Uint32Array
  readonly from: Uint32Array
  readonly of: Uint16Array
  readonly weight: Float32Array
}

/** Where a trait stands among those that say something; -1 – it says nothing. */
const placeOf = ({ traits }: Chooser, trait: number): number => {
  let [low, high] = [0, traits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((traits[middle] as number) < trait) low = middle + 1
    else high = middle
  }
  return traits[low] === trait ? low : -1
}

/** What speaks for each meaning of a chooser. Loops by number: this is gone through for every message. */
const pointsOf = (chooser: Chooser, { at, worth }: Vector): Float64Array => {
  const { base, from, of, weight } = chooser
  const points = new Float64Array(base)
  for (let index = 0; index < at.length; index += 1) {
    const place = placeOf(chooser, at[index] as number)
    if (place < 0) continue
    const much = worth[index] as number
    const end = from[place + 1] as number
    for (let each = from[place] as number; each < end; each += 1) {
      const meaning = of[each] as number
      points[meaning] = (points[meaning] as number) + (weight[each] as number) * much
    }
  }
  return points
}

/** Points as shares that make one together: a point more is nearly three times as likely. */
export const sharesOf = (points: Float64Array): Float64Array => {
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < points.length; at += 1) most = Math.max(most, points[at] as number)
  const shares = new Float64Array(points.length)
  let all = 0
  for (let at = 0; at < points.length; at += 1) {
    const odds = Math.exp((points[at] as number) - most)
    shares[at] = odds
    all += odds
  }
  for (let at = 0; at < shares.length; at += 1) shares[at] = (shares[at] as number) / all
  return shares
}

/** How likely each meaning of a chooser is, in the order of its meanings; one together. */
export const choose = (chooser: Chooser, said: Vector): Float64Array => sharesOf(pointsOf(chooser, said))

/** How much a trait speaks for a meaning; 0 – nothing. */
export const weightOf = (chooser: Chooser, trait: number, meaning: number): number => {
  const place = placeOf(chooser, trait)
  if (place < 0) return 0
  const { from, of, weight } = chooser
  const own = of.subarray(from[place], from[place + 1]).indexOf(meaning)
  return own < 0 ? 0 : (weight[(from[place] as number) + own] as number)
}
