import type { Table } from './store.ts'

/** A press the bot may still answer. */
export interface CallbackState {
  id: string
  personId: number
  /** When it was pressed, milliseconds since 1970. */
  at: number
}

/** Presses that wait for their answer; each can be answered once and not for long. */
export class Callbacks {
  readonly #rows: Table<CallbackState>
  readonly #lifetime: number

  /** @param lifetime how long a press may be answered, milliseconds */
  constructor(rows: Table<CallbackState>, lifetime: number) {
    this.#rows = rows
    this.#lifetime = lifetime
  }

  open(callback: CallbackState): void {
    for (
      let oldest = this.#rows.first();
      oldest && this.#isOver(oldest, callback.at);
      oldest = this.#rows.first()
    )
      this.#rows.delete(oldest.id)
    this.#rows.set(callback.id, callback)
  }

  /** Takes the press off the list; `undefined` when it was answered already, is too old or never was. */
  take(id: string, now: number): CallbackState | undefined {
    const callback = this.#rows.get(id)
    this.#rows.delete(id)
    return callback && !this.#isOver(callback, now) ? callback : undefined
  }

  #isOver(callback: CallbackState, now: number): boolean {
    return now - callback.at > this.#lifetime
  }
}
