import { TableRefused } from './refused.ts'

/** A file as it comes: whole, or in pieces. */
export type TableSource = Uint8Array | AsyncIterable<Uint8Array>

const tooBig = (limit: number): TableRefused => new TableRefused('too_big', { limit })

/**
 * The bytes of a file. A stream is left as soon as it passes the limit, whatever size was declared.
 * @throws TableRefused `too_big`
 */
export const gather = async (source: TableSource, limit: number): Promise<Buffer> => {
  if (source instanceof Uint8Array) {
    if (source.byteLength > limit) throw tooBig(limit)
    return Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  }
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of source) {
    size += piece.byteLength
    if (size > limit) throw tooBig(limit)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
