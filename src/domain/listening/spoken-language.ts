import { z } from 'zod'

const Says = z.strictObject({
  /** Two sentences: what this is and which languages it speaks, how to call a person; `${phone}` is a living voice's number. */
  about: z.string().min(1),
  /** The same in other words, when it was said just now. */
  again: z.string().min(1),
  /** What is said first to a cry. */
  danger: z.string().min(1),
  /** The button that calls a person. */
  human: z.string().min(1),
})
export type Says = z.infer<typeof Says>

const Words = z.array(z.string().min(1))

/**
 * By which words a language is known that somebody may write, and – unless it is one of the product's – what is said in it:
 * `scenarios/languages/<id>.yaml`. In `sure`, `help` and `cries` beginnings of words stand one behind the other: `yordam ber`.
 */
export const SpokenLanguage = z.strictObject({
  /** Letters that its words have and Russian ones do not, e.g. `ўқғҳ`. */
  letters: z.string().default(''),
  /** Frequent words, whole. */
  words: Words.min(1),
  /** What no other language says. */
  sure: Words.default([]),
  /** A call that is a cry when little else is said. */
  help: Words.default([]),
  /** A cry in whichever company. */
  cries: Words.default([]),
  says: z.strictObject({ cyrillic: Says.optional(), latin: Says.optional() }).optional(),
})
export type SpokenLanguage = z.infer<typeof SpokenLanguage>

/** All of them by their codes, e.g. `uz`. */
export type SpokenLanguages = ReadonlyMap<string, SpokenLanguage>
