import { isHeldApart, type Phrase } from '../finding/phrase-set.ts'

/** How well danger is heard, as shares from 0 to 1. */
export interface HearingShares {
  /** Of the phrases of danger those that raise an alarm. */
  readonly heard: number
  /** Of these those whose gravest danger is one of the labelled kinds. */
  readonly kind: number
  /** Of the harmless phrases those that raise an alarm. */
  readonly mistaken: number
}

/** Kinds of danger for a phrase, the gravest first; an empty list – none was heard. */
export type HearKinds = (words: string) => readonly string[]

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Shares over labelled phrases ({@link Phrase}: `needs` are the kinds of which any is right). */
export const hearingShares = (phrases: readonly Phrase[], hear: HearKinds): HearingShares => {
  const all = phrases.map(({ words, needs }) => ({ kinds: needs, heard: hear(words) }))
  const cries = all.filter(({ kinds }) => kinds.length > 0)
  const alarms = cries.filter(({ heard }) => heard.length > 0)
  const harmless = all.filter(({ kinds }) => kinds.length === 0)
  return {
    heard: share(alarms.length, cries.length),
    kind: share(alarms.filter(({ kinds, heard }) => kinds.includes(heard[0] ?? '')).length, alarms.length),
    mistaken: share(harmless.filter(({ heard }) => heard.length > 0).length, harmless.length),
  }
}

/** Phrases of the half that may be looked at which are heard wrong: not at all, as another kind, or for nothing. */
export const misheard = (phrases: readonly Phrase[], hear: HearKinds): readonly Phrase[] =>
  phrases.filter(({ words, needs }) => {
    if (isHeldApart(words)) return false
    const [first] = hear(words)
    return needs.length === 0 ? first !== undefined : !needs.includes(first ?? '')
  })
