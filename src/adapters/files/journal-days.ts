import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { JournalEntry } from '../../application/ports/sent-journal.ts'
import { readLines } from './journal-line.ts'

const DAY_MS = 86_400_000
/** Parts that were set aside stand, in the order of names, before the file that is written. */
const NAME = /^sent-\d{4}-\d{2}-\d{2}(\.\d{4})?\.jsonl$/
const dayIn = (name: string): string => name.slice(0, 'sent-2026-11-22'.length)

/** The file of the UTC day of a moment, e.g. `sent-2026-11-22.jsonl`. */
export const nameOfDay = (at: number): string => `sent-${new Date(at).toISOString().slice(0, 10)}.jsonl`

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => NAME.test(name)).sort()

/** Removes the files of days that are more than `keepDays` before the day of `now`. */
export const removeOldDays = async (folder: string, keepDays: number, now: number): Promise<void> => {
  const oldest = dayIn(nameOfDay(now - keepDays * DAY_MS))
  for (const name of await namesIn(folder))
    if (dayIn(name) < oldest) await rm(join(folder, name), { force: true })
}

/**
 * Sets a day's file aside that another process began, so that this one writes a file of its own: the other may be frozen
 * in the middle of a write, and what it still writes when it thaws must not go over anybody's lines (F6). Not a byte of it is
 * touched, room and empty files included: the other goes on where it stood.
 */
export const setAside = async (folder: string, name: string): Promise<void> => {
  const parts = (await namesIn(folder)).filter((other) => dayIn(other) === dayIn(name))
  if (!parts.includes(name)) return
  const part = `${dayIn(name)}.${String(parts.length).padStart(4, '0')}.jsonl`
  await rename(join(folder, name), join(folder, part))
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
