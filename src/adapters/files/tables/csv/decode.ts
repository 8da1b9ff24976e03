import { TableRefused } from '../refused.ts'

const PIECE = 65_536

/** Russian encodings without any mark, the commonest first. */
const ONE_BYTE = ['windows-1251', 'ibm866', 'koi8-r'] as const

/** The commonest letters of Russian: a text decoded wrongly has few of them. */
const COMMON = /[оеаинтсрвл]/g
/** What a wrong decoding gives instead of small letters: capitals in the middle of words, frames, signs. */
const ODD = /[a-zа-яё][А-ЯЁ]|[\u2500-\u259f]|[\u0400-\u040f\u0450-\u045f]|[^\p{L}\p{N}\p{P}\p{Z}\p{S}\s]/gu

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const plausibility = (sample: Buffer, encoding: string): number => {
  const text = new TextDecoder(encoding).decode(sample)
  return count(text.toLowerCase(), COMMON) - 2 * count(text, ODD)
}

/** Where the first text with other than ASCII letters begins, so that a Latin heading does not decide. */
const telling = (bytes: Buffer): Buffer => {
  const first = bytes.findIndex((byte) => byte > 127)
  return bytes.subarray(Math.max(first, 0), Math.max(first, 0) + PIECE)
}

const guessOneByte = (bytes: Buffer): string => {
  const sample = telling(bytes)
  const scored = ONE_BYTE.map((encoding) => ({ encoding, score: plausibility(sample, encoding) }))
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).encoding
}

const isUtf8 = (bytes: Buffer): boolean => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** UTF-8 with a few bytes broken on the way: most of what is beyond ASCII still forms letters. */
const isBrokenUtf8 = (bytes: Buffer): boolean => {
  const text = new TextDecoder('utf-8').decode(telling(bytes))
  const letters = count(text, /(?!\uFFFD)\P{ASCII}/gu)
  return letters > 0 && count(text, /\uFFFD/g) * 20 <= letters
}

/** Two-byte text without a mark: in Latin and Russian text every second byte is 0 or 4. */
const isUtf16 = (bytes: Buffer, high: 0 | 1): boolean => {
  const sample = bytes.subarray(0, 2_048)
  if (sample.length < 4 || !sample.includes(0)) return false
  let fitting = 0
  for (let at = high; at < sample.length; at += 2) if (sample[at] === 0 || sample[at] === 4) fitting += 1
  return fitting >= Math.floor(sample.length / 2) * 0.9
}

/** The encoding of a text: by its mark, else UTF-8 if it is valid, else the likeliest Russian one. */
export const encodingOf = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (isUtf16(bytes, 1)) return 'utf-16le'
  if (isUtf16(bytes, 0)) return 'utf-16be'
  return isUtf8(bytes) || isBrokenUtf8(bytes) ? 'utf-8' : guessOneByte(bytes)
}

/** Signs that no text has. A stray one is left out by whoever reads; many of them mean that bytes are something else. */
const NO_TEXT = /[^\P{Cc}\t\n\v\f\r\u0085\u0098]/gu
/** One in so many signs. */
const STRAY = 20

/** Old systems end a text with Ctrl-Z. */
const withoutEndMark = (bytes: Buffer): Buffer =>
  bytes.at(-1) === 0x1a ? bytes.subarray(0, bytes.length - 1) : bytes

/**
 * A text file piece by piece; the mark at its beginning is left out.
 * @throws TableRefused `not_text`
 */
export function* decoded(file: Buffer): Generator<string> {
  const bytes = withoutEndMark(file)
  const decoder = new TextDecoder(encodingOf(bytes))
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length })
    if (count(text, NO_TEXT) * STRAY > text.length) throw new TableRefused('not_text')
    yield text
  }
}
