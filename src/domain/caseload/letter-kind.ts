/** Kinds of letters that a department sends (seeds/002 appendix 5, line 11.2; seeds/000, stage 5). */
export const LETTER_KINDS = ['petition', 'representation', 'request', 'information', 'cover'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** How a letter goes. */
export const LETTER_CHANNELS = ['by_hand', 'post', 'email', 'exchange'] as const
export type LetterChannel = (typeof LETTER_CHANNELS)[number]

/**
 * The number under which a letter goes out: counted by district and year.
 * @param before letters of the district in that year
 * @example letterNumber(11, '2026-11-30') === '12/2026'
 */
export const letterNumber = (before: number, day: string): string =>
  `${before + 1}/${day.split('-')[0] ?? ''}`
