/** Ends something that a row began: a process, a mount, a folder. */
type End = () => unknown

/**
 * What has to be ended whatever happens, latest first: at the end of a row, after a failure, on Ctrl-C. Nothing that a
 * run of faults began may outlive it.
 */
export class Leftovers {
  readonly #ends: End[] = []

  add(end: End): void {
    this.#ends.push(end)
  }

  /** Ends everything; one that fails does not keep the others from it. @throws the first failure. */
  async clear(): Promise<void> {
    const failures: unknown[] = []
    for (const end of this.#ends.splice(0).reverse()) {
      try {
        await end()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}
