import type { Journal, Operation } from './journal.ts'

type Write = (operation: Operation) => void

/**
 * Rows of one kind by key, in the order in which they came. Rows are JSON values and are replaced, never
 * changed in place: what is set is what the journal keeps.
 */
export class Table<Row> {
  readonly #rows = new Map<string, Row>()
  readonly #name: string
  readonly #write: Write

  constructor(name: string, write: Write) {
    this.#name = name
    this.#write = write
  }

  get(key: string | number): Row | undefined {
    return this.#rows.get(String(key))
  }

  set(key: string | number, row: Row): void {
    this.#rows.set(String(key), row)
    this.#write([this.#name, String(key), row])
  }

  delete(key: string | number): void {
    if (this.#rows.delete(String(key))) this.#write([this.#name, String(key), null])
  }

  get size(): number {
    return this.#rows.size
  }

  keys(): string[] {
    return [...this.#rows.keys()]
  }

  values(): Row[] {
    return [...this.#rows.values()]
  }

  /** First row, or `undefined` when there is none. */
  first(): Row | undefined {
    const [row] = this.#rows.values()
    return row
  }
}

/** All tables of the world over one journal. */
export class Store {
  readonly #journal: Journal
  readonly #saved = new Map<string, Operation[]>()
  readonly #tables = new Map<string, Table<unknown>>()
  #step: Operation[] = []
  #loading = false

  constructor(journal: Journal) {
    this.#journal = journal
    for (const operation of journal.replay()) {
      const saved = this.#saved.get(operation[0])
      if (saved) saved.push(operation)
      else this.#saved.set(operation[0], [operation])
    }
  }

  /** The table of that name with what the journal kept for it. Ask for each once. */
  table<Row>(name: string): Table<Row> {
    const table = new Table<Row>(name, (operation) => this.#record(operation))
    this.#tables.set(name, table as Table<unknown>)
    this.#loading = true
    for (const [, key, value] of this.#saved.get(name) ?? [])
      if (value === null) table.delete(key)
      else table.set(key, value as Row)
    this.#loading = false
    this.#saved.delete(name)
    return table
  }

  /** Shortens the journal to what is true now; done once, when every table has been asked for. */
  compact(): void {
    const rows = [...this.#tables].flatMap(([name, table]) =>
      table.keys().map((key): Operation => [name, key, table.get(key)]),
    )
    this.#journal.compact(rows)
  }

  /** Hands the changes of the present step to the journal; an answer leaves the server only after this. */
  commit(): void {
    if (this.#step.length === 0) return
    const step = this.#step
    this.#step = []
    this.#journal.append(step)
  }

  close(): void {
    this.commit()
    this.#journal.close()
  }

  #record(operation: Operation): void {
    if (this.#loading) return
    if (this.#step.length === 0) queueMicrotask(() => this.commit())
    this.#step.push(operation)
  }
}
