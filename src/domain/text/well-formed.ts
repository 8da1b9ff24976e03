/** Halves of surrogate pairs without their other half: no sign, refused by PostgreSQL's JSON and by every UTF-8 writer. */
const HALVES = /\p{Surrogate}/gu

/** What ended a line or a page once: vertical tab, form feed, the next line of EBCDIC. */
const OLD_BREAKS = /[\v\f\u0085]/g

/** Control characters other than tab and line breaks, and code points that are no characters: no text needs them. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}/gu

/**
 * Foreign text as it may be kept, compared and sent: without half surrogates, NUL, other control characters and code
 * points that are no characters, composed (NFC). Applied once, where a text enters; applied twice it changes nothing.
 *
 * Tabs, line breaks and invisible format signs (the joiner of an emoji) stay: a reader that does not want them says so.
 *
 * @example wellFormed('Ан\u0000на \ud83d') // 'Анна '
 */
export const wellFormed = (text: string): string =>
  text.replace(HALVES, '').replace(OLD_BREAKS, '\n').replace(FORBIDDEN, '').normalize('NFC')
