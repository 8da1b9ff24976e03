import { join } from 'node:path'
import type { JournalEntry, SentJournal } from '../../application/ports/sent-journal.ts'
import { nameOfDay, readDays, removeOldDays, setAside, syncFolder } from './journal-days.ts'
import { JournalFile, type OpenFile } from './journal-file.ts'
import { LINE_BYTES, lineOf } from './journal-line.ts'
import { Turns } from './turns.ts'

interface Options {
  readonly keepDays: number
  readonly clock: { now(): number }
  readonly open: OpenFile
}

/** Lines that go to the disk together. */
interface Group {
  readonly lines: Buffer[]
  readonly done: Promise<void>
}

/** The journal as a file a day: see `openSentJournal`. The day's file is opened when it is first written. */
export class DailyJournal implements SentJournal {
  readonly #folder: string
  readonly #options: Options
  readonly #turns = new Turns()
  #today: { readonly name: string; readonly file: JournalFile } | null = null
  /** Takes further notes until its turn to be written comes. */
  #group: Group | null = null
  #isClosed = false

  constructor(folder: string, options: Options) {
    this.#folder = folder
    this.#options = options
  }

  reserve(entries: number): Promise<void> {
    return this.#inTurn(async () => {
      const name = nameOfDay(this.#options.clock.now())
      if (this.#today?.name === name) await this.#today.file.ensureRoom(entries * LINE_BYTES)
      else this.#today = await this.#turnTo(name, entries * LINE_BYTES)
    })
  }

  async note(entry: JournalEntry): Promise<void> {
    const line = lineOf(entry)
    this.#group ??= this.#newGroup()
    this.#group.lines.push(line)
    await this.#group.done
  }

  entries(): Promise<readonly JournalEntry[]> {
    return this.#inTurn(() => readDays(this.#folder))
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    const closing = this.#inTurn(async () => this.#today?.file.close())
    this.#isClosed = true
    await closing
  }

  /** One write and one sync for all notes that come while the turn is another's. */
  #newGroup(): Group {
    const lines: Buffer[] = []
    const done = this.#inTurn(async () => {
      this.#group = null
      const bytes = Buffer.concat(lines)
      // An entry goes where its room was promised, even if midnight has come since: only `reserve` turns the page.
      this.#today ??= await this.#turnTo(nameOfDay(this.#options.clock.now()), bytes.length)
      await this.#today.file.append(bytes)
    })
    return { lines, done }
  }

  /** Opens the file of another day and gives it room; until that has come about the one before stays in use. */
  async #turnTo(name: string, bytes: number): Promise<{ name: string; file: JournalFile }> {
    const { keepDays, clock, open } = this.#options
    await setAside(this.#folder, name)
    const file = await JournalFile.open(join(this.#folder, name), open)
    try {
      await file.ensureRoom(bytes)
      await syncFolder(this.#folder)
      await removeOldDays(this.#folder, keepDays, clock.now())
      await this.#today?.file.close()
    } catch (error) {
      await file.close()
      throw error
    }
    return { name, file }
  }

  async #inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new Error('the journal of sent notices is closed')
    try {
      return await this.#turns.take(task)
    } catch (error) {
      throw explained(error as NodeJS.ErrnoException, this.#folder)
    }
  }
}

/** What went wrong, with what to do about it. */
const explained = (error: NodeJS.ErrnoException, folder: string): Error => {
  const isFull = error.code === 'ENOSPC' || error.code === 'EDQUOT'
  const advice = isFull ? `free some space in ${folder}` : `see to ${folder} (${error.code ?? error.name})`
  return new Error(`the journal of sent notices cannot be written: ${advice}`, { cause: error })
}
