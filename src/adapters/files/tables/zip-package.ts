import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { TableLimits } from './limits.ts'
import { TableRefused } from './refused.ts'

/** An opened .xlsx or .ods: its parts by name, unpacked on demand. */
export interface ZipPackage {
  has(part: string): boolean
  /**
   * A part as text, piece by piece; nothing when there is no such part.
   * @throws TableRefused when it unpacks to more than was declared or allowed, or cannot be unpacked.
   */
  text(part: string): AsyncIterable<string>
}

/** Names within a package are compared without case. */
const keyOf = (part: string): string => part.replace(/^\//, '').toLowerCase()

const MACROS = /(?:^|\/)vbaproject\.bin$|^xl\/macrosheets\/|^(?:basic|scripts)\/./

const check = (entries: ReadonlyMap<string, Entry>, limits: TableLimits): void => {
  if ([...entries.keys()].some((name) => MACROS.test(name))) throw new TableRefused('macros')
  if ([...entries.values()].some((entry) => entry.isEncrypted())) throw new TableRefused('encrypted')
  let total = 0
  for (const { uncompressedSize, compressedSize } of entries.values()) {
    total += uncompressedSize
    const isBomb = uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio
    if (isBomb || total > limits.unpackedBytes) throw new TableRefused('zip_bomb')
  }
}

const entriesOf = async (zip: ZipFile, limits: TableLimits): Promise<Map<string, Entry>> => {
  if (zip.entryCount > limits.parts) throw new TableRefused('zip_bomb')
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    // Two parts of one name: whoever judges one and reads the other is deceived.
    if (entries.has(keyOf(entry.fileName))) throw new TableRefused('damaged')
    entries.set(keyOf(entry.fileName), entry)
  }
  return entries
}

/** A fault of the archive itself, told as a refusal; refusals pass through. */
const asDamaged = (error: unknown): TableRefused =>
  error instanceof TableRefused ? error : new TableRefused('damaged')

async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream) yield decoder.decode(piece as Buffer, { stream: true })
    yield decoder.decode()
  } catch (error) {
    throw asDamaged(error)
  }
}

async function* nothing(): AsyncGenerator<string> {}

/**
 * Opens a package and judges it by its directory before anything is unpacked; while a part is unpacked, yauzl stops it at
 * the size the directory declared, so a lying directory gains nothing.
 * @throws TableRefused
 */
export const openPackage = async (bytes: Buffer, limits: TableLimits): Promise<ZipPackage> => {
  try {
    const zip = await fromBufferPromise(bytes)
    const entries = await entriesOf(zip, limits)
    check(entries, limits)
    return {
      has: (part) => entries.has(keyOf(part)),
      text: (part) => {
        const entry = entries.get(keyOf(part))
        return entry ? unpacked(zip, entry) : nothing()
      },
    }
  } catch (error) {
    throw asDamaged(error)
  }
}
