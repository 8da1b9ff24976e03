/**
 * Runs tasks of one key one after the other, of different keys beside each other: one person's updates stay in order.
 * Between replicas the store's revisions keep it.
 */
export class Serial {
  readonly #tails = new Map<string, Promise<unknown>>()

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const tail = this.#tails.get(key)
    const result = tail ? tail.then(task, task) : task()
    this.#tails.set(key, result)
    const forget = (): void => {
      if (this.#tails.get(key) === result) this.#tails.delete(key)
    }
    result.then(forget, forget)
    return result
  }
}
