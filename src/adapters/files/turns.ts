/** Runs tasks one after the other, in the order in which they came; one that fails does not stop the next. */
export class Turns {
  #tail: Promise<unknown> = Promise.resolve()

  /** Resolves or rejects with the task when its turn has come and gone. */
  take<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(task, task)
    this.#tail = result
    return result
  }
}
