import { earlier, type Turn } from './turn.ts'

/**
 * The first so many turns of any number that pass by: memory holds those and no more. A heap with the latest of them on top.
 */
export class FirstTurns {
  readonly #most: number
  readonly #heap: Turn[] = []
  #seen = 0

  constructor(most: number) {
    this.#most = Math.max(0, most)
  }

  /** How many passed by. */
  get seen(): number {
    return this.#seen
  }

  add(turn: Turn): void {
    this.#seen += 1
    if (this.#heap.length < this.#most) {
      this.#heap.push(turn)
      this.#rise(this.#heap.length - 1)
      return
    }
    const [latest] = this.#heap
    if (latest === undefined || earlier(turn, latest) >= 0) return
    this.#heap[0] = turn
    this.#sink(0)
  }

  /** People whose turn it is. */
  people(): ReadonlySet<string> {
    return new Set(this.#heap.map(({ person }) => person))
  }

  #isLater(a: number, b: number): boolean {
    return earlier(this.#heap[a] as Turn, this.#heap[b] as Turn) > 0
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a] as Turn
    this.#heap[a] = this.#heap[b] as Turn
    this.#heap[b] = kept
  }

  #rise(from: number): void {
    let at = from
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.#isLater(at, above)) return
      this.#swap(at, above)
      at = above
    }
  }

  #sink(from: number): void {
    let at = from
    for (;;) {
      let latest = at
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.#heap.length && this.#isLater(below, latest)) latest = below
      if (latest === at) return
      this.#swap(at, latest)
      at = latest
    }
  }
}
