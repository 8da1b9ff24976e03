import { crc32, createDeflateRaw } from 'node:zlib'

/** A file within an archive. */
export interface ZippedPart {
  readonly name: string
  readonly content: Iterable<string> | AsyncIterable<string>
}

/** 1980-01-01 00:00 in DOS: archives of the same content are the same bytes. */
const DATE = 0x21
/** Sizes follow the content (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808
const DEFLATE = 8
const VERSION = 20

interface Written {
  readonly name: Buffer
  readonly at: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
}

/** Fields of two (`w`) and four (`d`) bytes one after the other, then bytes as they are. */
const record = (fields: readonly (readonly ['w' | 'd', number])[], ...tail: Buffer[]): Buffer =>
  Buffer.concat([
    ...fields.map(([size, value]) => {
      const bytes = Buffer.alloc(size === 'w' ? 2 : 4)
      if (size === 'w') bytes.writeUInt16LE(value)
      else bytes.writeUInt32LE(value >>> 0)
      return bytes
    }),
    ...tail,
  ])

const localHeader = (name: Buffer): Buffer =>
  record(
    [
      ['d', 0x04034b50],
      ['w', VERSION],
      ['w', FLAGS],
      ['w', DEFLATE],
      ['w', 0],
      ['w', DATE],
      ['d', 0],
      ['d', 0],
      ['d', 0],
      ['w', name.length],
      ['w', 0],
    ],
    name,
  )

const descriptor = ({ crc, packed, unpacked }: Written): Buffer =>
  record([
    ['d', 0x08074b50],
    ['d', crc],
    ['d', packed],
    ['d', unpacked],
  ])

const directoryEntry = ({ name, at, crc, packed, unpacked }: Written): Buffer =>
  record(
    [
      ['d', 0x02014b50],
      ['w', VERSION],
      ['w', VERSION],
      ['w', FLAGS],
      ['w', DEFLATE],
      ['w', 0],
      ['w', DATE],
      ['d', crc],
      ['d', packed],
      ['d', unpacked],
      ['w', name.length],
      ['w', 0],
      ['w', 0],
      ['w', 0],
      ['w', 0],
      ['d', 0],
      ['d', at],
    ],
    name,
  )

const ending = (count: number, size: number, at: number): Buffer =>
  record([
    ['d', 0x06054b50],
    ['w', 0],
    ['w', 0],
    ['w', count],
    ['w', count],
    ['d', size],
    ['d', at],
    ['w', 0],
  ])

/** Packs one part piece by piece; returns what the directory needs to know of it. */
async function* packed(part: ZippedPart, at: number): AsyncGenerator<Buffer, Written> {
  const name = Buffer.from(part.name)
  yield localHeader(name)
  const deflate = createDeflateRaw()
  let [crc, unpackedSize, packedSize] = [0, 0, 0]
  const feed = async (): Promise<void> => {
    for await (const text of part.content) {
      const bytes = Buffer.from(text)
      crc = crc32(bytes, crc)
      unpackedSize += bytes.length
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve))
    }
    deflate.end()
  }
  const feeding = feed().catch((error: unknown) => {
    deflate.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  for await (const piece of deflate) {
    packedSize += (piece as Buffer).length
    yield piece as Buffer
  }
  await feeding
  const written = { name, at, crc, packed: packedSize, unpacked: unpackedSize }
  yield descriptor(written)
  return written
}

/** Writes an archive piece by piece; no part is ever held whole. */
export async function* zipped(parts: Iterable<ZippedPart>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let at = 0
  for (const part of parts) {
    const pieces = packed(part, at)
    for (let next = await pieces.next(); ; next = await pieces.next()) {
      if (next.done) {
        written.push(next.value)
        break
      }
      at += next.value.length
      yield next.value
    }
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield ending(written.length, directory.length, at)
}
