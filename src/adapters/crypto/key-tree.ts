import { hash } from 'node:crypto'

/** How long the name of a leaf is, in bytes. */
export const LEAF_BYTES = 8

/** Two bits of a leaf's name choose one of four branches: short enough a way down, few enough seeds beside it. */
const BRANCHES = [0, 1, 2, 3] as const
const SHIFTS = [6, 4, 2, 0] as const

/** The way from the root down to a leaf, one branch a level. */
const wayTo = (leaf: Buffer): number[] =>
  [...leaf].flatMap((byte) => SHIFTS.map((shift) => (byte >> shift) & 3))

const below = (seed: Buffer, branch: number): Buffer =>
  hash('sha256', Buffer.concat([seed, Buffer.of(branch)]), 'buffer')

/** What is known of the tree: the seed of every node from which something below may still be worked out, by its way. */
export type Seeds = ReadonlyMap<string, Buffer>

/**
 * Secrets for 2⁶⁴ names out of one seed, of which single ones can be destroyed for good: the tree of Goldreich, Goldwasser and
 * Micali, "punctured" (Boneh and Waters 2013). Each node's seed is the hash of the one above; to destroy a leaf, the seeds on
 * the way to it are forgotten and those beside the way – 96 at most – are kept instead. So a new person needs no write, a copy
 * of yesterday opens what was made today, and what was destroyed cannot be worked out by anybody who has all the rest.
 */
export class KeyTree {
  readonly #seeds: Map<string, Buffer>

  constructor(seeds: Seeds) {
    this.#seeds = new Map(seeds)
  }

  get seeds(): Seeds {
    return this.#seeds
  }

  /** The secret of a leaf, 32 bytes; null – it was destroyed. */
  secretOf(leaf: Buffer): Buffer | null {
    let way = ''
    let seed = this.#seeds.get(way)
    for (const branch of wayTo(leaf)) {
      way += branch
      seed = seed ? below(seed, branch) : this.#seeds.get(way)
    }
    return seed ?? null
  }

  /** Destroys the secret of a leaf and of no other. One that is destroyed stays so. */
  destroy(leaf: Buffer): void {
    let way = ''
    let seed = this.#take(way)
    for (const branch of wayTo(leaf)) {
      if (seed) this.#keepBeside(way, seed, branch)
      way += branch
      seed = seed ? below(seed, branch) : this.#take(way)
    }
  }

  #take(way: string): Buffer | undefined {
    const seed = this.#seeds.get(way)
    this.#seeds.delete(way)
    return seed
  }

  #keepBeside(way: string, seed: Buffer, left: number): void {
    for (const branch of BRANCHES)
      if (branch !== left) this.#seeds.set(`${way}${branch}`, below(seed, branch))
  }
}
