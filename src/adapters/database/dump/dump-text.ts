import { z } from 'zod'
import { Problem } from '../../../application/problem.ts'

/**
 * A dump is plain SQL as pg_dump writes data: a first line that says what it is, a COPY for each table, the sequences, a last
 * line with what was counted. `psql` reads it as well, into tables that the migrations of its first line made.
 */
export const HEAD = '-- posrednik-backup '
export const END = '-- posrednik-end '
/** What ends the rows of a table. */
export const ROWS_END = String.raw`\.`

/** The first line: what has to be known before anything is read. */
export const DumpHead = z.strictObject({
  format: z.literal(1),
  at: z.iso.datetime(),
  /** The store of keys that this database is sealed with; null – keys stand in the rows. */
  keys: z.string().nullable(),
  /** By what the data are sealed, as the database notes it; null – by nothing yet. */
  seal: z.string().nullable(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
})
export type DumpHead = z.infer<typeof DumpHead>

/** The last line: rows by table. */
export const DumpEnd = z.strictObject({ counts: z.record(z.string(), z.int()) })
export type DumpEnd = z.infer<typeof DumpEnd>

const fault = (what: string): Problem => new Problem(`This is no whole backup (${what}): take another one.`)

/** Reads the first or the last line. @throws Problem when it is none */
export const readNote = <T>(mark: string, shape: z.ZodType<T>, line: string | undefined): T => {
  if (!line?.startsWith(mark)) throw fault(`it has no "${mark.trim()}"`)
  const found = shape.safeParse(parsed(line.replace(mark, '')))
  if (!found.success) throw fault(`"${mark.trim()}" is damaged`)
  return found.data
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const NEWLINE = 10

/** Cuts bytes into lines at `\n` and nowhere else: in COPY's text every other break is escaped or is the data's own. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const piece of source) {
    let from = 0
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
      yield rest.length === 0 ? bytes.subarray(from, at) : Buffer.concat([...rest, bytes.subarray(from, at)])
      rest = []
      from = at + 1
    }
    if (from < bytes.length) rest.push(bytes.subarray(from))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}
