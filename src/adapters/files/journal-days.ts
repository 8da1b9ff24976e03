import { open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { JournalEntry } from '../../application/ports/sent-journal.ts'
import { readLines } from './journal-line.ts'

const DAY_MS = 86_400_000
const NAME = /^sent-\d{4}-\d{2}-\d{2}\.jsonl$/

/** The file of the UTC day of a moment, e.g. `sent-2026-11-22.jsonl`. */
export const nameOfDay = (at: number): string => `sent-${new Date(at).toISOString().slice(0, 10)}.jsonl`

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => NAME.test(name)).sort()

/** Removes the files of days that are more than `keepDays` before the day of `now`. */
export const removeOldDays = async (folder: string, keepDays: number, now: number): Promise<void> => {
  const oldest = nameOfDay(now - keepDays * DAY_MS)
  for (const name of await namesIn(folder)) if (name < oldest) await rm(join(folder, name), { force: true })
}

/** All entries of all days, oldest first. */
export const readDays = async (folder: string): Promise<JournalEntry[]> => {
  const days: JournalEntry[][] = []
  for (const name of await namesIn(folder)) days.push(readLines(await readFile(join(folder, name))).entries)
  return days.flat()
}

/** Makes sure that a new file is found after a power cut: its name stands in the folder, not in the file. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
