import type { Danger } from './danger-kind.ts'
import type { MadeEvidence, WeighedSign } from './make-evidence.ts'
import { type HeardWords, isWithin, type Match, matchesIn, placeOf, type SignIndex } from './match-sign.ts'
import type { Sign } from './sign.ts'

/** Words within so many places of a sign say when it was and what it is about. */
const ABOUT = 10
const NOW_NEAR = 2
/** A recipe, a match or a joke is told in a sentence: so far from its words nothing is meant. */
const TOPIC = 16
/** A full stop stands between twenty places: the end of a story may stand in the next sentence. */
const ENDS_WITHIN = 32

/** Whether a match stands among words that turn it round: «не бьёт», «пожара нет». */
export const isDenied = ({ places }: Match, heard: HeardWords, { words }: MadeEvidence): boolean => {
  const { not, none, able } = words
  const says = (place: number, texts: readonly string[]): boolean =>
    texts.some((text) => heard.words[place]?.fits.has(text) === true)
  const at = (place: number): number => heard.words[place]?.at ?? Number.POSITIVE_INFINITY
  const isApart = (place: number): boolean => !places.includes(place)
  // A sign that says «не» itself – «не вернулся» – is not turned round by another one.
  const saysNot = places.some((place) => says(place, not))
  return places.some(
    (place) =>
      (!saysNot &&
        isApart(place - 1) &&
        says(place - 1, not) &&
        !says(place, able) &&
        at(place) - at(place - 1) <= 1) ||
      (isApart(place + 1) &&
        says(place + 1, none) &&
        at(place + 1) - at(place) <= 1 &&
        at(place + 2) - at(place + 1) > 1),
  )
}

/** Places of a message that say when, what for, or what about. */
export interface Around {
  readonly past: readonly number[]
  /** Where it is said that it ended well: the first word of it. */
  readonly over: readonly number[]
  readonly asked: readonly number[]
  readonly papers: readonly number[]
  readonly affairs: readonly number[]
  readonly now: readonly number[]
  readonly topics: readonly number[]
  /** Where somebody is unwell, afraid or hurt. */
  readonly presents: readonly number[]
  /** Whether help is called for: then no knowledge is asked and no paper. */
  readonly isPlea: boolean
}

const matchesOf = (signs: SignIndex<Sign>, heard: HeardWords): Match[] =>
  matchesIn(signs, heard).flatMap(({ matches }) => [...matches])

/** The places of the words of signs wherever they stand. */
export const placesSaying = (signs: SignIndex<Sign>, heard: HeardWords): number[] =>
  matchesOf(signs, heard).flatMap(({ places }) => places)

export const aroundOf = (evidence: MadeEvidence, heard: HeardWords): Around => {
  const { turns, words } = evidence
  const over = matchesOf(turns.over, heard).filter((match) => !isDenied(match, heard, evidence))
  const pleas = matchesOf(turns.pleas, heard).filter((match) => !isDenied(match, heard, evidence))
  return {
    past: placesSaying(turns.past, heard),
    over: over.map(({ places: [first = 0] }) => first),
    asked: placesSaying(turns.asked, heard),
    papers: placesSaying(turns.papers, heard),
    affairs: placesSaying(turns.affairs, heard),
    now: heard.placesOf(words.now).filter((place) => !over.some(({ places }) => places.includes(place))),
    topics: placesSaying(turns.topics, heard),
    presents: matchesOf(turns.presents, heard)
      .filter((match) => !isDenied(match, heard, evidence))
      .flatMap(({ places }) => places),
    isPlea: pleas.length > 0,
  }
}

/** Kinds after which papers and aids are asked for; nobody asks for them who cannot breathe or has hit their wife. */
const LEADS_TO_PAPERS: ReadonlySet<Danger> = new Set([
  'stroke',
  'heart',
  'fall',
  'burn',
  'birth',
  'medical',
  'fire',
])

/** Whether it is said behind a match that it ended well: in the same sentence or in the next one. */
const isOver = (
  { kind }: WeighedSign,
  { places }: Match,
  heard: HeardWords,
  { words }: MadeEvidence,
  over: readonly number[],
): boolean => {
  if (words.lasting.includes(kind)) return false
  const last = Math.max(...places)
  return over.some((place) => place > last && placeOf(heard, place) - placeOf(heard, last) <= ENDS_WITHIN)
}

/** Whether what a sign says is meant of now and in earnest. */
export const isMeant = (
  sign: WeighedSign,
  match: Match,
  heard: HeardWords,
  evidence: MadeEvidence,
  around: Around,
): boolean => {
  if (isDenied(match, heard, evidence)) return false
  const isAbout = (places: readonly number[]): boolean => isWithin(heard, match, places, ABOUT)
  const isNow = isWithin(heard, match, around.now, NOW_NEAR)
  if (!isNow && !sign.isEver && (isAbout(around.past) || isOver(sign, match, heard, evidence, around.over)))
    return false
  const isOfTopic = isWithin(heard, match, around.topics, TOPIC)
  if (isOfTopic && !isWithin(heard, match, around.presents, TOPIC)) return false
  if (around.isPlea) return true
  if (!isNow && isAbout(around.asked)) return false
  if (!isNow && LEADS_TO_PAPERS.has(sign.kind) && isAbout(around.papers)) return false
  return !(sign.isLikely && isAbout(around.affairs))
}
