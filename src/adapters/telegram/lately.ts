/** What is remembered at once; the oldest goes first. */
const KEPT = 5_000

/**
 * A small memory of things heard lately, by name, each with the number of the update that told it. It only spares people
 * repeated answers: what was forgotten, or is unknown to another replica, is answered once more.
 */
export class Lately<Thing> {
  readonly #known = new Map<string, { readonly update: number; readonly thing: Thing }>()

  /** What an earlier update told; the same update, coming again because it could not be stored, told nothing yet. */
  before(name: string, update: number): Thing | undefined {
    const known = this.#known.get(name)
    return known === undefined || known.update === update ? undefined : known.thing
  }

  note(name: string, update: number, thing: Thing): void {
    this.#known.delete(name)
    const [oldest] = this.#known.keys()
    if (this.#known.size >= KEPT && oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(name, { update, thing })
  }
}
