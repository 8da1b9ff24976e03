const SILENT_FRAME = Buffer.from([0xf8, 0xff, 0xfe])
const FRAMES_A_SECOND = 50
const SAMPLES_A_FRAME = 960
/** Frames that one page of OGG has room for. */
const MOST_SECONDS = 5
const FIRST_PAGE = 2
const LAST_PAGE = 4
const POLYNOMIAL = 0x04c11db7
const CHECKSUM_AT = 22

/** The checksum of OGG (RFC 3533): the usual polynomial, not mirrored. */
function checksum(page: Buffer): number {
  let sum = 0
  for (const byte of page) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ POLYNOMIAL : sum << 1
  }
  return sum >>> 0
}

function pageOf(number: number, kind: number, samples: number, packets: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(27)
  header.write('OggS', 0, 'latin1')
  header.writeUInt8(kind, 5)
  header.writeBigInt64LE(BigInt(samples), 6)
  header.writeUInt32LE(1, 14)
  header.writeUInt32LE(number, 18)
  header.writeUInt8(packets.length, 26)
  const page = Buffer.concat([header, Buffer.from(packets.map(({ length }) => length)), ...packets])
  page.writeUInt32LE(checksum(page), CHECKSUM_AT)
  return page
}

function head(): Buffer {
  const bytes = Buffer.alloc(19)
  bytes.write('OpusHead', 0, 'latin1')
  bytes.set([1, 1], 8)
  bytes.writeUInt32LE(48_000, 12)
  return bytes
}

function tags(): Buffer {
  const vendor = Buffer.from('playground')
  const sizes = Buffer.alloc(8)
  sizes.writeUInt32LE(vendor.length, 0)
  return Buffer.concat([Buffer.from('OpusTags'), sizes.subarray(0, 4), vendor, sizes.subarray(4)])
}

/**
 * A voice message that says nothing, as a telephone would record it.
 *
 * @param seconds whole, 1-5
 */
export function silentVoice(seconds: number): Buffer {
  if (seconds < 1 || seconds > MOST_SECONDS) throw new RangeError(`no silence of ${seconds} s`)
  const frames = seconds * FRAMES_A_SECOND
  return Buffer.concat([
    pageOf(0, FIRST_PAGE, 0, [head()]),
    pageOf(1, 0, 0, [tags()]),
    pageOf(2, LAST_PAGE, frames * SAMPLES_A_FRAME, Array<Buffer>(frames).fill(SILENT_FRAME)),
  ])
}
