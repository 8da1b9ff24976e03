import {
  type Beginning,
  beginning,
  type Likenesses,
  likenesses,
  slippedLikeness,
  type TypedWord,
  typedWord,
} from '../finding/beginning.ts'
import type { Sounds } from '../finding/hearing.ts'
import type { SaidWord } from './said.ts'

/** Beginnings of words that are listened for, made ready once. */
export interface Lexicon {
  readonly sounds: Sounds
  readonly likenesses: Likenesses
  /** Beginnings by what is heard of them, whole and with any one letter left out: what is one slip away shares one. */
  readonly slipped: ReadonlyMap<string, readonly Beginning[]>
  /** Short words that people join with the next one. */
  readonly joins: ReadonlySet<string>
  /** Beginnings of words that are no slip of another; with `$` whole words. */
  readonly ordinary: readonly string[]
  /** What words may be that were looked up lately. */
  readonly known: Map<string, Fits>
}

/** Shorter words with a slip are other words. */
const SLIPS_FROM = 6

const withoutOne = (text: string): string[] => {
  const found = [text]
  for (let at = 0; at < text.length; at += 1) found.push(text.slice(0, at) + text.slice(at + 1))
  return found
}

const bySlips = (beginnings: readonly Beginning[]): Map<string, Beginning[]> => {
  const found = new Map<string, Beginning[]>()
  for (const begun of beginnings.filter(({ heard }) => heard.length >= SLIPS_FROM))
    for (const text of new Set(withoutOne(begun.heard))) {
      const known = found.get(text)
      if (known) known.push(begun)
      else found.set(text, [begun])
    }
  return found
}

export const lexiconOf = (
  texts: Iterable<string>,
  { sounds, joins, ordinary }: Pick<Lexicon, 'sounds' | 'ordinary'> & { joins: Iterable<string> },
): Lexicon => {
  const beginnings = [...new Set(texts)].map((text) => beginning(text, sounds))
  return {
    sounds,
    ordinary,
    joins: new Set(joins),
    known: new Map(),
    likenesses: likenesses(beginnings),
    slipped: bySlips(beginnings),
  }
}

/** How a beginning is named that a word fits with a slip of the pen: alone it tells nothing. */
export const slipped = (text: string): string => `~${text}`

/** Which beginnings a said word fits, as texts of the evidence: `бьет$`, or {@link slipped} ones. */
type Fits = ReadonlySet<string>

const textOf = ({ written, isWhole }: Beginning): string => (isWhole ? `${written}$` : written)

/** A slip is looked for only where a beginning makes nearly all of the word: else half the language is one slip away. */
const SLIPPED_SHARE = 0.7
/** {@link slippedLikeness} of a word with one slip. */
const ONE_SLIP = 0.8

/** A beginning that makes so much of a word says what word it is; of a shorter one it may be a slip. */
const KNOWN_SHARE = 0.5

/** A beginning that only sounds alike makes so much of the word: else «приглашение» were «прыгнул», «такой» were «ток». */
const SOUNDING_SHARE = 0.6

const isOrdinary = (word: string, { ordinary }: Lexicon): boolean =>
  ordinary.some((begun) => (begun.endsWith('$') ? `${word}$` === begun : word.startsWith(begun)))

/** Which of the beginnings that a word has, to the letter or to the ear, say what it is. */
const told = (likenesses: ReadonlyMap<Beginning, number>, typed: TypedWord, lexicon: Lexicon): Fits => {
  const least = isOrdinary(typed.written, lexicon)
    ? Number.POSITIVE_INFINITY
    : SOUNDING_SHARE * typed.heard.length
  const says = ([begun, like]: readonly [Beginning, number]): boolean =>
    like === 1 || begun.heard.length >= least
  return new Set([...likenesses].filter(says).map(([begun]) => textOf(begun)))
}

/** What a word is, to the letter or to the ear. */
const exactFits = (word: string, lexicon: Lexicon): Fits => {
  const typed = typedWord(word, lexicon.sounds)
  return told(lexicon.likenesses(typed), typed, lexicon)
}

/** So long a word is known with a slip, too. */
const SURE_FROM = 9

const slippedText = (begun: Beginning): string =>
  begun.heard.length >= SURE_FROM ? textOf(begun) : slipped(textOf(begun))

/** Another first letter makes another word, «забросил», «набросил»; a first letter is left out or doubled by a slip. */
const beginsAlike = ({ heard: word }: TypedWord, { heard: begun }: Beginning): boolean =>
  word[0] === begun[0] || word[1] === begun[0] || word[0] === begun[1]

/** Beginnings that are one slip away from what nearly all of a word says. */
const slipsOf = (typed: TypedWord, { slipped: known }: Lexicon): Beginning[] => {
  const least = Math.ceil(SLIPPED_SHARE * typed.heard.length)
  const found = new Set<Beginning>()
  for (let length = Math.max(least - 1, SLIPS_FROM - 1); length <= typed.heard.length; length += 1)
    for (const text of withoutOne(typed.heard.slice(0, length)))
      for (const begun of known.get(text) ?? []) found.add(begun)
  return [...found].filter(
    (begun) =>
      begun.heard.length >= least && beginsAlike(typed, begun) && slippedLikeness(typed, begun) >= ONE_SLIP,
  )
}

const fitsOf = (word: string, lexicon: Lexicon): Fits => {
  const typed = typedWord(word, lexicon.sounds)
  const likenesses = lexicon.likenesses(typed)
  const found = told(likenesses, typed, lexicon)
  const isKnown =
    isOrdinary(word, lexicon) ||
    [...likenesses.keys()].some((begun) => textOf(begun).length >= KNOWN_SHARE * word.length)
  if (isKnown) return found
  return new Set([...found, ...slipsOf(typed, lexicon).map(slippedText)])
}

/** Words of a message with what each of them may be. */
export interface HeardWord extends SaidWord {
  readonly fits: Fits
}

const MOST_IN_FRONT = 7
const LEAST_BEHIND = 3

/** A word in which two were joined, apart again: «нехочу» – «не», «хочу»; itself, when it is one. */
const apart = ({ word, at }: SaidWord, whole: Fits, lexicon: Lexicon): HeardWord[] => {
  if (whole.size > 0 || word.length < LEAST_BEHIND + 2) return [{ word, at, fits: whole }]
  for (let cut = 2; cut <= Math.min(MOST_IN_FRONT, word.length - LEAST_BEHIND); cut += 1) {
    const [front, behind] = [word.slice(0, cut), word.slice(cut)]
    const known = lexicon.joins.has(front) ? exactFits(behind, lexicon) : whole
    if (known.size === 0) continue
    return [
      { word: front, at: at - 0.5, fits: exactFits(front, lexicon) },
      { word: behind, at, fits: known },
    ]
  }
  return [{ word, at, fits: whole }]
}

/** So many words are kept with what they may be: people use few, and use them again. Then all are forgotten. */
const MOST_KNOWN = 4_000
const LONGEST_KNOWN = 24

/** What each word of a message may be, slips of the pen borne. Words that were said before cost nothing. */
export const fitWords = (said: readonly SaidWord[], lexicon: Lexicon): HeardWord[] => {
  const { known } = lexicon
  const fits = (word: string): Fits => {
    const found = known.get(word) ?? fitsOf(word, lexicon)
    if (known.size >= MOST_KNOWN) known.clear()
    if (word.length <= LONGEST_KNOWN) known.set(word, found)
    return found
  }
  return said.flatMap((word) => apart(word, fits(word.word), lexicon))
}
