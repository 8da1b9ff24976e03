import type { Param } from '../../domain/words/text-ref.ts'

/** Knows values of variables by their names. */
export type LookUp = (name: string) => Param | undefined

interface Known<Worded> {
  /** Every name that some wording of this has asked for. */
  names: readonly string[]
  /** What it came to, by the values of those names. */
  readonly byValues: Map<string, Worded>
}

const valuesOf = (names: readonly string[], lookUp: LookUp): string =>
  JSON.stringify(names.map((name) => lookUp(name) ?? null))

/**
 * Words what is said once for all talks in which it reads the same: as long as all values that its texts asked for are the
 * same, so are the words. A check words some million messages, which are some ten thousand different ones.
 */
export class WordedOnce<Worded> {
  readonly #known = new Map<string, Known<Worded>>()

  /**
   * @param said all that the words depend on, but for values of variables
   * @param lookUp the values of this talk
   * @param word puts it into words with the given values
   */
  worded(said: string, lookUp: LookUp, word: (lookUp: LookUp) => Worded): Worded {
    const known: Known<Worded> = this.#known.get(said) ?? { names: [], byValues: new Map() }
    this.#known.set(said, known)
    const before = known.byValues.get(valuesOf(known.names, lookUp))
    if (before !== undefined) return before
    const asked = new Set(known.names)
    const worded = word((name) => {
      asked.add(name)
      return lookUp(name)
    })
    if (asked.size > known.names.length) {
      known.names = [...asked]
      known.byValues.clear()
    }
    known.byValues.set(valuesOf(known.names, lookUp), worded)
    return worded
  }
}
