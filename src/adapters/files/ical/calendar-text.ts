import { wellFormed } from '../../../domain/text/well-formed.ts'
import { decoded, encodingOf } from '../tables/csv/decode.ts'

const [TAB, LF, CR, BLANK] = [0x09, 0x0a, 0x0d, 0x20] as const

/** How many bytes of a fold (a line break and one blank) begin here; 0 – none does. */
const foldAt = (bytes: Buffer, at: number): number => {
  const breaks = bytes[at] === CR && bytes[at + 1] === LF ? 2 : bytes[at] === CR || bytes[at] === LF ? 1 : 0
  const next = bytes[at + breaks]
  return breaks > 0 && (next === BLANK || next === TAB) ? breaks + 1 : 0
}

const goesOn = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/**
 * RFC 5545 folds lines after 75 bytes, wherever these fall: a fold within a sign is moved behind it, so that the bytes are
 * text again and every line keeps its number.
 */
const withWholeSigns = (bytes: Buffer): Buffer => {
  const out = Buffer.allocUnsafe(bytes.length)
  let [to, at] = [0, 0]
  let moved: number[] = []
  const put = (from: number, count: number): void => {
    to += bytes.copy(out, to, from, from + count)
  }
  while (at < bytes.length) {
    const fold = foldAt(bytes, at)
    if (fold > 0 && to > 0 && (out[to - 1] as number) >= 0x80 && goesOn(bytes[at + fold])) {
      moved.push(...bytes.subarray(at, at + fold))
      at += fold
    }
    if (moved.length > 0 && !goesOn(bytes[at])) {
      to += Buffer.from(moved).copy(out, to)
      moved = []
    }
    put(at, 1)
    at += 1
  }
  to += Buffer.from(moved).copy(out, to)
  return out.subarray(0, to)
}

/**
 * The text of a calendar in whatever encoding it came, well-formed.
 *
 * @throws TableRefused `not_text`
 */
export const calendarText = (bytes: Buffer): string => {
  const isWide = encodingOf(bytes).startsWith('utf-16')
  return wellFormed([...decoded(isWide ? bytes : withWholeSigns(bytes))].join(''))
}
