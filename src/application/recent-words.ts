/** Talks whose first words are remembered at once; older ones are asked again in the talk itself. */
const KEPT = 1_000

/**
 * First words of talks whose person has not yet said whether they may be stored: in memory only, forgotten with the
 * process. Consent comes one message later; without it they are never written anywhere (requirements.md P).
 */
export class RecentWords {
  readonly #words = new Map<string, string>()

  keep(talk: string, words: string): void {
    const [oldest] = this.#words.keys()
    if (this.#words.size >= KEPT && oldest !== undefined) this.#words.delete(oldest)
    this.#words.set(talk, words)
  }

  /** The words of a talk, once. */
  take(talk: string): string | null {
    const words = this.#words.get(talk) ?? null
    this.#words.delete(talk)
    return words
  }
}
