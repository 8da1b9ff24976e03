import type { Table } from './store.ts'

/** Numbers that only grow and never start again, restart or not. */
export class Counters {
  readonly #rows: Table<number>

  constructor(rows: Table<number>) {
    this.#rows = rows
  }

  /**
   * The next number of a series.
   *
   * @param first what the series begins with
   */
  next(series: 'update' | 'message' | 'callback' | 'person' | 'group' | 'album', first = 1): number {
    const number = (this.#rows.get(series) ?? first - 1) + 1
    this.#rows.set(series, number)
    return number
  }
}
