import { encodingOf } from '../tables/csv/decode.ts'

const PIECES = /=([0-9a-f]{2})|=|[^=]+/gi

const bytesOf = (value: string): Buffer =>
  Buffer.concat(
    [...value.matchAll(PIECES)].map(([piece, code]) =>
      code === undefined ? Buffer.from(piece, 'utf8') : Buffer.from([Number.parseInt(code, 16)]),
    ),
  )

const isKnown = (charset: string): boolean => {
  try {
    return Boolean(new TextDecoder(charset))
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Bytes as text: in the charset that was said, unless it is none or is only said, then in the likeliest. */
const textOf = (bytes: Buffer, charset: string): string => {
  const likeliest = encodingOf(bytes)
  const isSaid = isKnown(charset) && !(likeliest !== 'utf-8' && /^utf-?8$/i.test(charset))
  return new TextDecoder(isSaid ? charset : likeliest).decode(bytes)
}

/**
 * A value that old programs and telephones wrote byte by byte (vCalendar 1.0, RFC 2045).
 *
 * @param charset what CHARSET says; '' – nobody said
 * @example fromQuotedPrintable('=D0=A5=D0=BE=D1=80', 'UTF-8') // 'Хор'
 */
export const fromQuotedPrintable = (value: string, charset: string): string => textOf(bytesOf(value), charset)

/** A value that was written as BASE64. */
export const fromBase64 = (value: string, charset: string): string =>
  textOf(Buffer.from(value, 'base64'), charset)
