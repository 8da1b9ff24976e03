import { type Clues, partsOf } from '../conversation/clues.ts'
import {
  type Beginning,
  beginning,
  joinedLikeness,
  type Likenesses,
  likenesses,
  slippedLikeness,
  type TypedWord,
  typedWord,
} from './beginning.ts'
import type { Sounds } from './hearing.ts'

/**
 * What a clue is worth, in points. One word of a foreign topic may stand in a story; several that belong together tell
 * that nothing else is meant.
 */
export const POINTS = {
  surely: 3,
  likely: 1.5,
  perhaps: 0.6,
  against: -2,
  foreign: -1.5,
  foreignSurely: -2.5,
} as const
/** However many foreign things a long story names, it may be about a need. */
const FOREIGN_MOST = -4

interface ReadyClue {
  readonly points: number
  readonly parts: readonly (readonly Beginning[])[]
}

/** Clues made ready to be looked for in what people type. */
export interface Evidence {
  readonly sounds: Sounds
  readonly beginnings: readonly Beginning[]
  readonly likenesses: Likenesses
  readonly clues: ReadonlyMap<string, readonly ReadyClue[]>
  readonly foreign: readonly ReadyClue[]
}

/** @param foreign clues to topics that are no need at all: weather, sport, recipes */
export const evidenceOf = (
  needs: ReadonlyMap<string, Clues>,
  foreign: readonly string[],
  sounds: Sounds,
): Evidence => {
  const known = new Map<string, Beginning>()
  const begun = (word: string): Beginning => {
    const found = known.get(word) ?? beginning(word, sounds)
    known.set(word, found)
    return found
  }
  const ready = (clue: string, points: number): ReadyClue => ({
    points,
    parts: partsOf(clue).map((part) => part.map(begun)),
  })
  const levels = ['surely', 'likely', 'perhaps', 'against'] as const
  const clues = new Map(
    [...needs].map(([need, lists]) => [
      need,
      levels.flatMap((level) => lists[level].map((clue) => ready(clue, POINTS[level]))),
    ]),
  )
  const others = foreign.map((clue) =>
    ready(clue, partsOf(clue).length > 1 ? POINTS.foreignSurely : POINTS.foreign),
  )
  const beginnings = [...known.values()]
  return {
    sounds,
    clues,
    foreign: others,
    beginnings,
    likenesses: likenesses(beginnings),
  }
}

/** For each beginning, the typed words that fit it, by their place. */
type Fits = ReadonlyMap<Beginning, ReadonlyMap<number, number>>

/** A beginning tells what word it is from this share of its letters on: a short one may begin a word with a slip. */
const KNOWN_SHARE = 0.5

/** How well one word fits each beginning: first to the letter or the ear; slips only where it is no word we know. */
const fitsOfWord = (
  word: TypedWord,
  { beginnings, likenesses }: Pick<Evidence, 'beginnings' | 'likenesses'>,
): ReadonlyMap<Beginning, number> => {
  const fits = likenesses(word)
  const isKnown = [...fits.keys()].some(({ heard }) => heard.length >= KNOWN_SHARE * word.heard.length)
  const known = Math.max(0, ...[...fits].map(([begun, like]) => (like === 1 ? begun.written.length : 0)))
  for (const begun of beginnings) {
    if (fits.has(begun)) continue
    const like = isKnown ? joinedLikeness(word, begun, known) : slippedLikeness(word, begun)
    if (like > 0) fits.set(begun, like)
  }
  return fits
}

const fitsOf = (words: readonly TypedWord[], evidence: Evidence): Fits => {
  const fits = new Map<Beginning, Map<number, number>>()
  words.forEach((word, at) => {
    for (const [begun, like] of fitsOfWord(word, evidence))
      fits.set(begun, (fits.get(begun) ?? new Map<number, number>()).set(at, like))
  })
  return fits
}

interface Found {
  readonly points: number
  readonly places: readonly number[]
}

/** The best words for the parts of a clue, each word for one part; null – some part is missing. */
const findClue = ({ points, parts }: ReadyClue, fits: Fits): Found | null => {
  const places: number[] = []
  let least = 1
  for (const part of parts) {
    let best = { at: -1, like: 0 }
    for (const begun of part)
      for (const [at, like] of fits.get(begun) ?? [])
        if (like > best.like && !places.includes(at)) best = { at, like }
    if (best.at < 0) return null
    places.push(best.at)
    least = Math.min(least, best.like)
  }
  return { points: points * least, places }
}

/** What speaks for a need, and – below zero – against it. */
export interface Weight {
  readonly for: number
  readonly against: number
}

/** Points of all clues found: a word that told something already tells nothing again. */
const summed = (clues: readonly ReadyClue[], fits: Fits): Weight => {
  const used = new Set<number>()
  const found = clues.flatMap((clue) => findClue(clue, fits) ?? [])
  const pro = found
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || b.places.length - a.places.length)
    .reduce((sum, { points, places }) => {
      const fresh = places.filter((at) => !used.has(at))
      for (const at of places) used.add(at)
      return sum + (points * fresh.length) / places.length
    }, 0)
  return { for: pro, against: found.reduce((sum, { points }) => sum + Math.min(0, points), 0) }
}

/** A story is clear after so many different words; a message of thousands would keep everybody else waiting. */
const MOST_WORDS = 200

/** What the words of a person, plain and apart, tell of each need. */
export const weigh = (said: readonly string[], evidence: Evidence): ReadonlyMap<string, Weight> => {
  const words = [...new Set(said)].slice(0, MOST_WORDS).map((word) => typedWord(word, evidence.sounds))
  const fits = fitsOf(words, evidence)
  const foreign = Math.max(
    FOREIGN_MOST,
    evidence.foreign.reduce((sum, clue) => sum + (findClue(clue, fits)?.points ?? 0), 0),
  )
  return new Map(
    [...evidence.clues].map(([need, clues]) => {
      const weight = summed(clues, fits)
      return [need, { ...weight, against: weight.against + foreign }] as const
    }),
  )
}
