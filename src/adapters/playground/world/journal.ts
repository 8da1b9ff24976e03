import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** One change of one table; `null` says that the row is gone. */
export type Operation = [table: string, key: string, value: unknown]

/** Keeps changes of the world so that they outlive a `kill -9`. */
export interface Journal {
  /** What was kept before, oldest first. */
  replay(): Operation[]
  /** Replaces everything kept by these operations (the state they lead to is the same, only shorter). */
  compact(operations: Operation[]): void
  /** Keeps the operations of one step: all of them or, when the process dies in the middle, none. */
  append(operations: Operation[]): void
  close(): void
}

/** Read and written by its owner alone: it holds what was said. */
const OWN_MODE = 0o600

/** Keeps nothing: the world lives as long as the process. */
export const memoryJournal: Journal = {
  replay: () => [],
  compact: () => undefined,
  append: () => undefined,
  close: () => undefined,
}

function parseLine(line: string): Operation[] | undefined {
  try {
    return JSON.parse(line) as Operation[]
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
}

/**
 * A journal of JSON lines, one step a line. A last line cut short by a kill is left out; a broken line before
 * the last means that the file was damaged otherwise.
 *
 * @param folder made when it does not exist; the file in it is `journal.jsonl`
 */
export class FileJournal implements Journal {
  readonly #path: string
  #file: number | undefined

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#path = join(folder, 'journal.jsonl')
    // What was written by an earlier version was open to everybody on the machine.
    if (existsSync(this.#path)) chmodSync(this.#path, OWN_MODE)
  }

  /** @throws Error naming the line when the file is damaged */
  replay(): Operation[] {
    if (!existsSync(this.#path)) return []
    const lines = readFileSync(this.#path, 'utf8').split('\n')
    return lines.flatMap((line, index) => {
      if (line === '') return []
      const operations = parseLine(line)
      const isLast = index === lines.length - 1
      if (!operations && !isLast) throw new Error(`${this.#path}: line ${index + 1} cannot be read`)
      return operations ?? []
    })
  }

  compact(operations: Operation[]): void {
    this.close()
    const fresh = `${this.#path}.new`
    writeFileSync(fresh, operations.map((operation) => `${JSON.stringify([operation])}\n`).join(''), {
      mode: OWN_MODE,
    })
    renameSync(fresh, this.#path)
    this.#file = openSync(this.#path, 'a', OWN_MODE)
  }

  append(operations: Operation[]): void {
    this.#file ??= openSync(this.#path, 'a', OWN_MODE)
    writeSync(this.#file, `${JSON.stringify(operations)}\n`)
  }

  close(): void {
    if (this.#file === undefined) return
    fsyncSync(this.#file)
    closeSync(this.#file)
    this.#file = undefined
  }
}
