/** Why those who wait behind a task must not be begun; null – it ended well, or as if. */
type Broken = unknown

/**
 * Runs tasks of one name one after the other, of different names beside each other: one person's updates stay in order.
 * A task that throws breaks its lane for those that wait behind it: each is told, so that it can come again after the one
 * before it. Between replicas the store's revisions keep the order.
 */
export class Lanes {
  readonly #tails = new Map<string, Promise<Broken>>()

  isBusy(name: string): boolean {
    return this.#tails.has(name)
  }

  /** @param task `broken` – what the task before it threw; null – nothing */
  run<T>(name: string, task: (broken: Broken) => Promise<T>): Promise<T> {
    const before = this.#tails.get(name)
    const result = before ? before.then(task) : task(null)
    const tail = result.then(
      () => null,
      (error: unknown) => error ?? new Error('broken'),
    )
    this.#tails.set(name, tail)
    void tail.then(() => {
      if (this.#tails.get(name) === tail) this.#tails.delete(name)
    })
    return result
  }
}
