import { type Danger, STRICKEN, type Stricken } from './danger-kind.ts'
import { familyOf } from './distress.ts'
import type { MadeEvidence } from './make-evidence.ts'
import { type HeardWords, type Match, placeOf } from './match-sign.ts'

/** So far from the words of danger stands whom it happens to. */
const WHO_NEAR = 8
/** «У меня» names a household as well: somebody else who stands no farther away than that is meant. */
const SELF_BEHIND = 3

/** Kinds that somebody does to somebody: who does it stands near as well, and is not whom it happens to. */
const isDone = (kind: Danger): boolean => familyOf({ kind }) === 'hurt'

/** How far the nearest of the words stands from the matches; infinite – none is near. */
const distanceTo = (
  heard: HeardWords,
  matches: readonly Match[],
  text: readonly string[],
  aside: ReadonlySet<number> = new Set(),
): number => {
  const words = heard.placesOf(text).filter((place) => !aside.has(place))
  const places = matches.flatMap((match) => match.places)
  const distances = words.flatMap((word) =>
    places.map((place) => Math.abs(placeOf(heard, place) - placeOf(heard, word))),
  )
  const nearest = Math.min(Number.POSITIVE_INFINITY, ...distances)
  return nearest <= WHO_NEAR ? nearest : Number.POSITIVE_INFINITY
}

/** Places where somebody is only spoken to: «ой дочка, в груди жмёт», «дочка мне плохо». */
const addressed = (heard: HeardWords, { words: { groups, calling } }: MadeEvidence): ReadonlySet<number> => {
  const says = (place: number, texts: readonly string[]): boolean =>
    texts.some((text) => heard.words[place]?.fits.has(text) === true)
  const isApart = (place: number): boolean =>
    place <= 0 || place >= heard.words.length || placeOf(heard, place) - placeOf(heard, place - 1) > 1
  const isNumber = (place: number): boolean => /^\d+$/.test(heard.words[place]?.word ?? '')
  const isSpokenTo = (place: number): boolean =>
    (isApart(place) || says(place - 1, calling)) &&
    ((isApart(place + 1) && !isNumber(place + 1)) || says(place + 1, groups.me))
  return new Set(heard.placesOf(groups.address).filter(isSpokenTo))
}

/** So far behind a son or a grandson stands that he is grown up. */
const GROWN_NEAR = 5
const OF_AGE = 18

/** Places that tell of somebody's years from eighteen on, or of what no child does: «сыну 40 лет», «пришёл с войны». */
const grownPlaces = (heard: HeardWords, { words: { groups } }: MadeEvidence): number[] => [
  ...heard.placesOf(groups.grown),
  ...heard.placesOf(groups.years).filter((place) => Number(heard.words[place - 1]?.word) >= OF_AGE),
]

/** A child that is grown up is somebody else. */
const ofAge = (who: Stricken, heard: HeardWords, evidence: MadeEvidence): Stricken => {
  if (who !== 'child') return who
  const { child, hurt_child } = evidence.words.groups
  const children = [...heard.placesOf(child), ...heard.placesOf(hurt_child)]
  const isGrown = grownPlaces(heard, evidence).some((grown) =>
    children.some((place) => Math.abs(placeOf(heard, grown) - placeOf(heard, place)) <= GROWN_NEAR),
  )
  return isGrown ? 'other' : 'child'
}

/** Of what is done to somebody: whoever stands in the case of it, and else the one who writes. */
const doneTo = (heard: HeardWords, matches: readonly Match[], { words }: MadeEvidence): Stricken => {
  const { hurt_child, hurt_old, hurt_other } = words.groups
  const hurt = [
    { who: 'child', at: distanceTo(heard, matches, hurt_child) },
    { who: 'old', at: distanceTo(heard, matches, hurt_old) },
    { who: 'other', at: distanceTo(heard, matches, hurt_other) },
  ] as const
  const self = distanceTo(heard, matches, words.groups.me)
  const [nearest] = [...hurt].sort((a, b) => a.at - b.at)
  return nearest && nearest.at < self ? nearest.who : 'self'
}

const befallsWhom = (heard: HeardWords, matches: readonly Match[], evidence: MadeEvidence): Stricken => {
  const { words } = evidence
  const aside = addressed(heard, evidence)
  const near = STRICKEN.map((who) => ({
    who,
    at: distanceTo(heard, matches, words.groups[who], aside) + (who === 'self' ? SELF_BEHIND : 0),
  }))
  const [nearest] = near.sort((a, b) => a.at - b.at)
  return nearest && nearest.at !== Number.POSITIVE_INFINITY ? nearest.who : 'self'
}

/** Whom a danger happens to, as far as the words say it: «мама упала» – `old`, «зять бьёт меня» – `self`. */
export const whoseDanger = (
  kind: Danger,
  heard: HeardWords,
  matches: readonly Match[],
  evidence: MadeEvidence,
): Stricken => ofAge((isDone(kind) ? doneTo : befallsWhom)(heard, matches, evidence), heard, evidence)
