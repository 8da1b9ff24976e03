/** Chance, as a port: tests and the playground repeat it. */
export interface Chance {
  /** A new id of lower-case letters and digits, at most 13 long, that nobody can guess, e.g. `1k9x2m8c0q`. */
  id(): string
  /** A whole number from 0 to 2^31 - 1. */
  seed(): number
  /** A code for a link that nobody can guess: 26 of the signs `2`–`9`, `a`–`z` without `l` and `o`, 130 bits. */
  code(): string
}
