const PAGE = Buffer.from('OggS')
const HEAD = Buffer.from('OpusHead')
/** Where a page says how many samples have been played when it ends. */
const GRANULE_AT = 6
const PAGE_HEADER = 27
/** Where the head says how many samples of the beginning are not played. */
const SKIP_AT = 10
/** Opus counts samples of 48 kHz whatever it was made from (RFC 7845). */
const SAMPLES_A_SECOND = 48_000

/**
 * How long a voice message plays.
 *
 * @returns seconds, or `null` when the bytes are no OGG with Opus: Telegram shows such a file as no voice
 */
export function opusSeconds(bytes: Buffer): number | null {
  if (!bytes.subarray(0, PAGE.length).equals(PAGE)) return null
  const head = bytes.indexOf(HEAD)
  const last = bytes.lastIndexOf(PAGE)
  if (head < 0 || head + SKIP_AT + 2 > bytes.length || last + PAGE_HEADER > bytes.length) return null
  const played = Number(bytes.readBigInt64LE(last + GRANULE_AT))
  return Math.max(0, played - bytes.readUInt16LE(head + SKIP_AT)) / SAMPLES_A_SECOND
}
