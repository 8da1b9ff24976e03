import type { Changes } from '../changes.ts'

/** The answer to a press, as it pops up. */
export interface Toast {
  /** Empty when the answer only stopped the progress circle. */
  text: string
  /** It stands until the person closes it. */
  alert: boolean
}

/** Answers to presses, by person, since the process began. */
export class Toasts {
  readonly #byPerson = new Map<number, Toast[]>()

  constructor(changes: Changes) {
    changes.listen((change) => {
      if (change.kind !== 'toast') return
      const { personId, text, alert } = change
      const toasts = this.#byPerson.get(personId) ?? []
      this.#byPerson.set(personId, toasts)
      toasts.push({ text, alert })
    })
  }

  of(personId: number): readonly Toast[] {
    return this.#byPerson.get(personId) ?? []
  }
}
