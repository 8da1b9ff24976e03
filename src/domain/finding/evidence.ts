import { type Clues, partsOf } from '../conversation/clues.ts'
import {
  type Beginning,
  beginning,
  type HiddenFinder,
  hiddenFinder,
  type Likenesses,
  likenesses,
  type SlipFinder,
  slipFinder,
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

/** Whose a clue is: a need's, or – null – a topic's that is no need at all. */
type Owner = string | null

interface ReadyClue {
  readonly of: Owner
  readonly points: number
  readonly parts: readonly (readonly Beginning[])[]
}

/** What a typed word may be: the beginnings that it fits, and how well. */
type WordFits = ReadonlyMap<Beginning, number>

/** Clues made ready to be looked for in what people type. */
export interface Evidence {
  readonly sounds: Sounds
  readonly likenesses: Likenesses
  readonly findSlips: SlipFinder
  readonly findHidden: HiddenFinder
  readonly needs: readonly string[]
  /** All clues in their order. */
  readonly clues: readonly ReadyClue[]
  /** Places in `clues` by the beginnings of their rarest part: most clues are out of the question at once. */
  readonly cluesBy: ReadonlyMap<Beginning, readonly number[]>
  /** What words may be that were looked up lately. */
  readonly known: Map<string, WordFits>
}

const byRarestPart = (clues: readonly ReadyClue[]): Map<Beginning, number[]> => {
  const shared = new Map<Beginning, number>()
  for (const begun of clues.flatMap(({ parts }) => parts.flat()))
    shared.set(begun, (shared.get(begun) ?? 0) + 1)
  const sharing = (part: readonly Beginning[]): number =>
    part.reduce((sum, begun) => sum + (shared.get(begun) ?? 0), 0)
  const found = new Map<Beginning, number[]>()
  for (const [place, { parts }] of clues.entries())
    for (const begun of [...parts].sort((a, b) => sharing(a) - sharing(b))[0] ?? []) {
      const places = found.get(begun)
      if (places) places.push(place)
      else found.set(begun, [place])
    }
  return found
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
  const ready = (of: Owner, clue: string, points: number): ReadyClue => ({
    of,
    points,
    parts: partsOf(clue).map((part) => part.map(begun)),
  })
  const levels = ['surely', 'likely', 'perhaps', 'against'] as const
  const ofNeeds = [...needs].flatMap(([need, lists]) =>
    levels.flatMap((level) => lists[level].map((clue) => ready(need, clue, POINTS[level]))),
  )
  const others = foreign.map((clue) =>
    ready(null, clue, partsOf(clue).length > 1 ? POINTS.foreignSurely : POINTS.foreign),
  )
  const clues = [...ofNeeds, ...others]
  const beginnings = [...known.values()]
  return {
    sounds,
    needs: [...needs.keys()],
    clues,
    cluesBy: byRarestPart(clues),
    likenesses: likenesses(beginnings),
    findSlips: slipFinder(beginnings),
    findHidden: hiddenFinder(beginnings),
    known: new Map(),
  }
}

/** For each beginning, the typed words that fit it, by their place. */
type Fits = ReadonlyMap<Beginning, ReadonlyMap<number, number>>

/** A beginning tells what word it is from this share of its letters on: a short one may begin a word with a slip. */
const KNOWN_SHARE = 0.5

/** How well one word fits each beginning: first to the letter or the ear; slips only where it is no word we know. */
const fitsOfWord = (
  word: TypedWord,
  { likenesses, findSlips, findHidden }: Pick<Evidence, 'likenesses' | 'findSlips' | 'findHidden'>,
): WordFits => {
  const fits = likenesses(word)
  const isKnown = [...fits.keys()].some(({ heard }) => heard.length >= KNOWN_SHARE * word.heard.length)
  const known = Math.max(0, ...[...fits].map(([begun, like]) => (like === 1 ? begun.written.length : 0)))
  if (isKnown) findHidden(word, known, fits)
  else findSlips(word, fits)
  return fits
}

/** So many words are kept with what they may be: people use few, and use them again. Then all are forgotten. */
const MOST_KNOWN = 4_000
const LONGEST_KNOWN = 24

/** {@link fitsOfWord}, looked up once for a word that is said again: slips are dear to look for. */
const knownFits = (word: string, evidence: Evidence): WordFits => {
  const { known } = evidence
  const found = known.get(word) ?? fitsOfWord(typedWord(word, evidence.sounds), evidence)
  if (known.size >= MOST_KNOWN) known.clear()
  if (word.length <= LONGEST_KNOWN) known.set(word, found)
  return found
}

const fitsOf = (words: readonly string[], evidence: Evidence): Fits => {
  const fits = new Map<Beginning, Map<number, number>>()
  words.forEach((word, at) => {
    for (const [begun, like] of knownFits(word, evidence))
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
const summed = (found: readonly Found[]): Weight => {
  const used = new Set<number>()
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

/** Clues that the words hold, by whose they are. */
const foundIn = (fits: Fits, { clues, cluesBy }: Evidence): Map<Owner, Found[]> => {
  const places = new Set([...fits.keys()].flatMap((begun) => cluesBy.get(begun) ?? []))
  const found = new Map<Owner, Found[]>()
  for (const place of [...places].sort((a, b) => a - b)) {
    const clue = clues[place] as ReadyClue
    const one = findClue(clue, fits)
    if (one) found.set(clue.of, [...(found.get(clue.of) ?? []), one])
  }
  return found
}

/** What the words of a person, plain and apart, tell of each need. */
export const weigh = (said: readonly string[], evidence: Evidence): ReadonlyMap<string, Weight> => {
  const words = [...new Set(said)].slice(0, MOST_WORDS)
  const found = foundIn(fitsOf(words, evidence), evidence)
  const foreign = Math.max(
    FOREIGN_MOST,
    (found.get(null) ?? []).reduce((sum, { points }) => sum + points, 0),
  )
  return new Map(
    evidence.needs.map((need) => {
      const weight = summed(found.get(need) ?? [])
      return [need, { ...weight, against: weight.against + foreign }] as const
    }),
  )
}
