import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Table } from './store.ts'

/** What is known of a file besides its bytes. */
export interface FileState {
  fileId: string
  uniqueId: string
  name: string
  mime: string
  /** Bytes. */
  size: number
  /** Address under `/file/bot<token>/`, e.g. `documents/file_3.pdf`. */
  path: string
}

/** A file that somebody sends. */
export interface Upload {
  name: string
  mime: string
  bytes: Buffer
}

/** Files of the messenger; the bytes lie in memory or, with a folder, on disk beside the journal. */
export class Files {
  readonly #rows: Table<FileState>
  readonly #folder: string | undefined
  readonly #bytes = new Map<string, Buffer>()

  constructor(rows: Table<FileState>, dataDir: string | undefined) {
    this.#rows = rows
    this.#folder = dataDir === undefined ? undefined : join(dataDir, 'files')
    if (this.#folder) mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
  }

  /**
   * Keeps a file.
   *
   * @param kind folder of its address, e.g. `photos`
   */
  keep(kind: string, upload: Upload): FileState {
    const number = this.#rows.size + 1
    const extension = upload.name.match(/\.[A-Za-z0-9]{1,8}$/)?.[0] ?? ''
    const file: FileState = {
      fileId: `playground-file-${number}`,
      uniqueId: `unique${number}`,
      name: upload.name,
      mime: upload.mime,
      size: upload.bytes.length,
      path: `${kind}/file_${number}${extension}`,
    }
    this.#write(file.fileId, upload.bytes)
    this.#rows.set(file.fileId, file)
    return file
  }

  byId(fileId: string): FileState | undefined {
    return this.#rows.get(fileId)
  }

  byPath(path: string): FileState | undefined {
    return this.#rows.values().find((file) => file.path === path)
  }

  /** The bytes of a kept file; empty when they are gone from the disk. */
  bytes(fileId: string): Buffer {
    const held = this.#bytes.get(fileId)
    if (held) return held
    const path = this.#folder && join(this.#folder, fileId)
    return path && existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  }

  #write(fileId: string, bytes: Buffer): void {
    if (this.#folder) writeFileSync(join(this.#folder, fileId), bytes, { mode: 0o600 })
    else this.#bytes.set(fileId, bytes)
  }
}
