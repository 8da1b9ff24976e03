import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { readLines } from './journal-line.ts'

/** What the journal needs of an open file. */
export type DiskFile = Pick<FileHandle, 'write' | 'datasync' | 'truncate' | 'readFile' | 'close'>

/** Opens a file; `open` of node:fs/promises, or in tests one that puts faults in the way. */
export type OpenFile = (path: string, flags: number, mode: number) => Promise<DiskFile>

/** Room is made in steps of so many bytes. */
const STEP_BYTES = 16 * 1_024

/**
 * One day's file of the journal: lines, then room made of newlines that are really on the disk, so that writing over
 * them needs no space. Its calls must not overlap. A file system that never writes in place (btrfs, ZFS) does not keep
 * this promise.
 */
export class JournalFile {
  readonly #file: DiskFile
  /** Where the next line goes. */
  #next: number
  /** The end of what is known to be on the disk. */
  #limit: number

  private constructor(file: DiskFile, end: number) {
    this.#file = file
    // The newline behind the last entry is written with the first room, in case it was the one that the crash tore off.
    this.#next = end === 0 ? 0 : end + 1
    this.#limit = end
  }

  /**
   * Opens the file, made with mode 0600 if there is none. What stands behind its last complete entry – a torn line, room
   * of an earlier process that may not be on the disk – is cut off. It has no room until {@link ensureRoom}.
   */
  static async open(path: string, open: OpenFile): Promise<JournalFile> {
    const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600)
    try {
      const { end } = readLines(await file.readFile())
      await file.truncate(end)
      return new JournalFile(file, end)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** Makes room for so many bytes more. After a failure, a full disk say, all stands as before and it can be asked again. */
  async ensureRoom(bytes: number): Promise<void> {
    if (this.#limit - this.#next >= bytes) return
    const missing = this.#next + bytes - this.#limit
    const room = Buffer.alloc(Math.ceil(missing / STEP_BYTES) * STEP_BYTES, '\n')
    await this.#write(room, this.#limit)
    this.#limit += room.length
  }

  /** Writes complete lines into the room; resolves when they are on the disk. After a failure the next ones go over them. */
  async append(lines: Buffer): Promise<void> {
    await this.ensureRoom(lines.length)
    await this.#write(lines, this.#next)
    this.#next += lines.length
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  /** A full disk may take a part of the bytes first and refuse the rest only when asked again. */
  async #write(bytes: Buffer, position: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, position + done)
      done += bytesWritten
    }
    await this.#file.datasync()
  }
}
