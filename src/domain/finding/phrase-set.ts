import { z } from 'zod'
import { comparable } from '../text/plain-words.ts'

/** The label of phrases that name no need. */
export const NONE = 'none'

const Label = z.string().min(1)
const Labels = z.union([Label.transform((label) => [label]), z.array(Label).min(2)])

/** Labelled phrases as people write them (`scenarios/finding/phrases.<lang>.yaml`), person by person. */
export const PhraseSet = z
  .array(
    z.strictObject({
      who: z.string().min(1),
      /** What is meant – one need, several of which any is right, or `none` – and the words. */
      said: z.array(z.tuple([Labels, z.string().min(1)])).min(1),
    }),
  )
  .min(1)
export type PhraseSet = z.infer<typeof PhraseSet>

/** A phrase with the needs of which any is right; an empty list – none is. */
export interface Phrase {
  readonly words: string
  readonly needs: readonly string[]
}

export const phrasesOf = (set: PhraseSet): Phrase[] =>
  set.flatMap(({ said }) =>
    said.map(([labels, words]) => ({ words, needs: labels.filter((label) => label !== NONE) })),
  )

/** FNV-1a, 32 bits: the same phrase falls into the same half on every machine, whatever stands beside it. */
const hashOf = (words: string): number =>
  [...words].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  )

/** Whether a phrase is only counted and never looked up while the finder is improved. */
export const isHeldApart = (words: string): boolean => ((hashOf(comparable(words)) >>> 7) & 1) === 1

/** How well needs are found, as shares from 0 to 1. */
export interface FindingShares {
  /** The right need stands first. */
  readonly first: number
  /** The right need stands among the first three. */
  readonly topThree: number
  /** What is no need is not taken for one. */
  readonly none: number
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** @param find ids of needs, best first, for a phrase; an empty list – nothing was found */
export const findingShares = (
  phrases: readonly Phrase[],
  find: (words: string) => readonly string[],
): FindingShares => {
  const found = phrases.map((phrase) => ({ ...phrase, found: find(phrase.words) }))
  const needs = found.filter((phrase) => phrase.needs.length > 0)
  const nothing = found.filter((phrase) => phrase.needs.length === 0)
  const within = (places: number): number =>
    needs.filter((phrase) => phrase.found.slice(0, places).some((need) => phrase.needs.includes(need))).length
  return {
    first: share(within(1), needs.length),
    topThree: share(within(3), needs.length),
    none: share(nothing.filter((phrase) => phrase.found.length === 0).length, nothing.length),
  }
}
