import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { JournalEntry } from '../../application/ports/sent-journal.ts'

/** The longest key, in bytes of UTF-8. */
const KEY_BYTES = 200
/** No line is longer, its newline counted: room for `n` more entries is `n` times this. */
export const LINE_BYTES = 512
const NEWLINE = 10

/** Lines of earlier versions hold the message as a number: they are kept for days and read all the same. */
const Line = z.object({ key: z.string(), message: z.union([z.string(), z.number()]), at: z.number() })

/** An entry as text, with a sum over it by which a garbled line is known. */
const textOf = ({ key, message, at }: z.infer<typeof Line>): string => {
  const sum = crc32(JSON.stringify([key, message, at]))
  return JSON.stringify({ key, message, at, sum })
}

/** The entry that a line holds; null for a torn, garbled or empty one: these are what a crash leaves, and no error. */
const entryOf = (text: string): JournalEntry | null => {
  try {
    const { data } = Line.safeParse(JSON.parse(text))
    return data && textOf(data) === text ? { ...data, message: String(data.message) } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * The bytes of one entry, with the newline behind it, e.g.
 * `{"key":"monthly|p81|2026-11","message":"17","at":1795339800000,"sum":2788121459}`.
 * @throws RangeError for what could not be read back: a key of more than 200 bytes, a number that is none
 */
export const lineOf = (entry: JournalEntry): Buffer => {
  if (Buffer.byteLength(entry.key) > KEY_BYTES) {
    throw new RangeError(`a key of the journal of sent notices has at most ${KEY_BYTES} bytes`)
  }
  const text = textOf(entry)
  const line = Buffer.from(`${text}\n`)
  if (line.length > LINE_BYTES || entryOf(text) === null) {
    throw new RangeError('this entry could not be read back from the journal of sent notices')
  }
  return line
}

/**
 * What the bytes of a journal hold: the complete entries in order, and `end`, the offset behind the last of them with
 * its newline left out (0 when there is none). The last line counts without its newline too: nothing of it is missing.
 */
export const readLines = (bytes: Buffer): { entries: JournalEntry[]; end: number } => {
  const entries: JournalEntry[] = []
  let end = 0
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, from)
    const to = newline === -1 ? bytes.length : newline
    const entry = to > from ? entryOf(bytes.toString('utf8', from, to)) : null
    if (entry) {
      entries.push(entry)
      end = to
    }
    from = to + 1
  }
  return { entries, end }
}
