/** Rings for whoever listens by then: those who ring it are put together before those who listen. */
export class Bell {
  #listeners: (() => void)[] = []

  /** Calls everybody who listens; nobody may. */
  readonly ring = (): void => {
    for (const listen of this.#listeners) listen()
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener)
  }
}
