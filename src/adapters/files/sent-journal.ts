import { mkdir, open } from 'node:fs/promises'
import type { SentJournal } from '../../application/ports/sent-journal.ts'
import { DailyJournal } from './daily-journal.ts'
import { removeOldDays } from './journal-days.ts'
import type { OpenFile } from './journal-file.ts'

/** What {@link openSentJournal} is told. */
export interface SentJournalOptions {
  /** How many days before today's are kept; 7 when not given. Days are UTC's. */
  readonly keepDays?: number
  readonly clock: { now(): number }
  /** Opens a file; that of node:fs/promises when not given. */
  readonly open?: OpenFile
}

/**
 * Opens the journal in a folder of its own, made if there is none: a file a day, mode 0600, entries as lines of JSON in
 * room that was made before, so that a disk that fills up stops the next sending and never the noting of the last.
 * One process at a time writes; another that opens it sets the file of the one before aside and begins its own. A full disk does not keep it from opening: entries can be read, `reserve` tells.
 * @throws Error when the folder cannot be made or read
 * @example
 * const journal = await openSentJournal('/var/lib/posrednik/sent', { clock: Date })
 * await journal.reserve(4) // as many as may be in flight at once
 * await journal.note({ key: 'monthly|p81|2026-11', message: '17', at: Date.now() })
 */
export const openSentJournal = async (folder: string, options: SentJournalOptions): Promise<SentJournal> => {
  const { keepDays = 7, clock, open: openFile = open } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeOldDays(folder, keepDays, clock.now())
  return new DailyJournal(folder, { keepDays, clock, open: openFile })
}
