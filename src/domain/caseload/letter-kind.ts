/** Kinds of letters that a department sends (seeds/002 appendix 5, line 11.2; seeds/000, stage 5). */
export const LETTER_KINDS = ['petition', 'representation', 'request', 'information', 'cover'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** Kinds that a letter about nobody can be of: it asks nothing for anybody. */
export const KINDS_ABOUT_NOBODY: readonly LetterKind[] = ['information', 'cover', 'request']

/** How a letter goes. */
export const LETTER_CHANNELS = ['by_hand', 'post', 'email', 'exchange'] as const
export type LetterChannel = (typeof LETTER_CHANNELS)[number]

/**
 * The number under which a paper goes out: counted by institution and year.
 * @param n its place among those of the year, from 1
 * @example documentNumber(12, '2026') === '12/2026'
 */
export const documentNumber = (n: number, year: string): string => `${n}/${year}`
