import { type HeardWord, slipped } from './fit-words.ts'
import type { Sign } from './sign.ts'

/** Where a sign stands in a message: the places of its words among the heard ones, part by part. */
export interface Match {
  readonly sign: Sign
  readonly places: readonly number[]
}

/** Words of one meaning that stand in many signs: looked up once a message. */
export type Part = readonly string[]

/** Heard words with an index from parts of signs to the places that fit them. */
export interface HeardWords {
  readonly words: readonly HeardWord[]
  readonly placesOf: (part: Part) => readonly number[]
  /** The same by the part's number. */
  readonly placesAt: (part: number) => readonly number[]
  /** Numbers of the parts of which any word was said. */
  readonly parts: readonly number[]
}

/** Absent words are looked for so far around a sign. */
const AROUND = 6
const NUMBER = /^(\d+)\+$/
const NOWHERE: readonly number[] = []

const isNumberFrom = (least: number, word: string): boolean => {
  const said = /^\d{1,4}$/.test(word) ? Number(word) : -1
  return said >= least && said < 2 * least
}

/** Which parts, by their numbers, a beginning stands in, and which of the beginnings ask for a number: `180+`. */
export interface PartsByText {
  readonly byText: ReadonlyMap<string, readonly number[]>
  readonly numbers: readonly string[]
  readonly numberOf: ReadonlyMap<Part, number>
  /** Parts that words of the same fits stand in, looked up once. */
  readonly known: WeakMap<ReadonlySet<string>, readonly number[]>
}

/**
 * @param parts parts that words may fit with a slip: something else stands beside them
 * @param exact parts that stand alone
 */
export const partsByText = (parts: Iterable<Part>, exact: Iterable<Part>): PartsByText => {
  const found = new Map<string, Set<number>>()
  const numberOf = new Map<Part, number>()
  const add = (text: string, part: Part): void => {
    const number = numberOf.get(part) ?? numberOf.size
    numberOf.set(part, number)
    found.set(text, (found.get(text) ?? new Set<number>()).add(number))
  }
  for (const part of [...parts, ...exact]) for (const text of part) add(text, part)
  for (const part of parts) for (const text of part) add(slipped(text), part)
  const byText = new Map([...found].map(([text, within]) => [text, [...within]]))
  const numbers = [...byText.keys()].filter((text) => NUMBER.test(text))
  return { byText, numbers, numberOf, known: new WeakMap() }
}

/** Numbers of the message that a part asks for fit it like words. */
const numbersIn = (word: string, { numbers }: PartsByText): readonly string[] =>
  /^\d{1,4}$/.test(word)
    ? numbers.filter((text) => isNumberFrom(Number(NUMBER.exec(text)?.[1] ?? Number.NaN), word))
    : []

/** The parts that a word stands in by what it may be. */
const partsFitting = (fits: ReadonlySet<string>, { byText, known }: PartsByText): readonly number[] => {
  const before = known.get(fits)
  if (before) return before
  const found = [...new Set([...fits].flatMap((text) => byText.get(text) ?? []))]
  known.set(fits, found)
  return found
}

export const heardWords = (words: readonly HeardWord[], parts: PartsByText): HeardWords => {
  const places = new Array<number[] | undefined>(parts.numberOf.size)
  const said: number[] = []
  const stands = (within: readonly number[], place: number): void => {
    for (const part of within) {
      const known = places[part]
      if (!known) {
        places[part] = [place]
        said.push(part)
      } else if (known.at(-1) !== place) known.push(place)
    }
  }
  for (const [place, { word, fits }] of words.entries()) {
    if (fits.size > 0) stands(partsFitting(fits, parts), place)
    for (const text of numbersIn(word, parts)) stands(parts.byText.get(text) ?? [], place)
  }
  const placesAt = (part: number): readonly number[] => places[part] ?? NOWHERE
  return { words, parts: said, placesAt, placesOf: (part) => placesAt(parts.numberOf.get(part) ?? -1) }
}

/** Where the word of a place stands: places that are far apart are of other thoughts. */
export const placeOf = ({ words }: HeardWords, place: number): number => words[place]?.at ?? 0

/** Where among rising places the first one stands that is not before a place. */
const firstFrom = (places: readonly number[], place: number): number => {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** The place nearest to another one that is not taken yet; only behind it where an order is asked for. */
const nearest = (
  part: readonly number[],
  to: number,
  taken: readonly number[],
  isBehind: boolean,
): number | undefined => {
  let behind = firstFrom(part, to)
  let before = isBehind ? -1 : behind - 1
  while (taken.includes(part[behind] ?? -1)) behind += 1
  while (taken.includes(part[before] ?? -1)) before -= 1
  const [next, last] = [part[behind], part[before]]
  if (next === undefined || last === undefined) return next ?? last
  return next - to < to - last ? next : last
}

const spanOf = (heard: HeardWords, places: readonly number[]): number => {
  const ats = places.map((place) => placeOf(heard, place))
  return Math.max(...ats) - Math.min(...ats)
}

/**
 * Greedy: for each part the word nearest to the first one; in a sign with an order the next one behind. Given up at the
 * first part that stands too far away, before the others are looked for.
 */
const from = (
  first: number,
  { sign: { isOrdered, gap }, parts }: Indexed<Sign>,
  heard: HeardWords,
): number[] | null => {
  const longest = parts.length - 1 + gap
  const places = [first]
  for (let part = 1; part < parts.length; part += 1) {
    const near = isOrdered ? (places.at(-1) as number) : first
    const best = nearest(heard.placesAt(parts[part] as number), near, places, isOrdered)
    if (best === undefined || Math.abs(placeOf(heard, best) - placeOf(heard, first)) > longest) return null
    places.push(best)
  }
  return spanOf(heard, places) <= longest ? places : null
}

const isNear = (heard: HeardWords, places: readonly number[], word: number): boolean =>
  places.some((place) => Math.abs(placeOf(heard, place) - placeOf(heard, word)) <= AROUND)

const NONE: readonly Match[] = []

/** Whether a word of a part that may not stand near does so. */
const isForbidden = (absent: readonly number[], places: readonly number[], heard: HeardWords): boolean =>
  absent.some((part) =>
    heard.placesAt(part).some((word) => !places.includes(word) && isNear(heard, places, word)),
  )

/** Every place where a sign stands whose rarest part was said. */
const matchesOf = (indexed: Indexed<Sign>, heard: HeardWords): readonly Match[] => {
  for (const part of indexed.others) if (heard.placesAt(part).length === 0) return NONE
  const found: Match[] = []
  for (const first of heard.placesAt(indexed.parts[0] as number)) {
    const places = from(first, indexed, heard)
    if (places && !isForbidden(indexed.absent, places, heard)) found.push({ sign: indexed.sign, places })
  }
  return found
}

/** A sign with the numbers of its parts. */
interface Indexed<Kept extends Sign> {
  readonly sign: Kept
  readonly parts: readonly number[]
  /** All but the one under which it stands, the rarest first: most signs are given up at the first of them. */
  readonly others: readonly number[]
  readonly absent: readonly number[]
}

/**
 * Signs by the number of the part that fewest of them share: of thousands only those are looked at of which something was said.
 * Parts under which no sign stands have no entry.
 */
export type SignIndex<Kept extends Sign> = readonly (readonly Indexed<Kept>[] | undefined)[]

/** @param parts which hold every part of the signs */
export const signIndex = <Kept extends Sign>(
  signs: readonly Kept[],
  { numberOf }: PartsByText,
): SignIndex<Kept> => {
  const numbersOf = (parts: readonly Part[]): number[] => parts.map((part) => numberOf.get(part) ?? -1)
  const shared = new Map<number, number>()
  for (const part of signs.flatMap(({ parts }) => numbersOf(parts)))
    shared.set(part, (shared.get(part) ?? 0) + 1)
  const found = new Array<Indexed<Kept>[] | undefined>(numberOf.size)
  for (const sign of signs) {
    const parts = numbersOf(sign.parts)
    const [rarest = -1, ...others] = [...parts].sort((a, b) => (shared.get(a) ?? 0) - (shared.get(b) ?? 0))
    const indexed = { sign, parts, others, absent: numbersOf(sign.absent) }
    const known = found[rarest]
    if (known) known.push(indexed)
    else found[rarest] = [indexed]
  }
  return found
}

/** The signs of an index that stand in a message, each with every place. */
export const matchesIn = <Kept extends Sign>(
  index: SignIndex<Kept>,
  heard: HeardWords,
): { readonly sign: Kept; readonly matches: readonly Match[] }[] => {
  const found: { sign: Kept; matches: readonly Match[] }[] = []
  for (const part of heard.parts) {
    const indexed = index[part]
    if (!indexed) continue
    for (const each of indexed) {
      const matches = matchesOf(each, heard)
      if (matches.length > 0) found.push({ sign: each.sign, matches })
    }
  }
  return found
}

/** Whether any of the words stands no farther than so from the words of a match. */
export const isWithin = (heard: HeardWords, match: Match, words: readonly number[], reach: number): boolean =>
  words.some((word) =>
    match.places.some((place) => Math.abs(placeOf(heard, place) - placeOf(heard, word)) <= reach),
  )
