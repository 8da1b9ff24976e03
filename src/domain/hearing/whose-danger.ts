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
const distanceTo = (heard: HeardWords, matches: readonly Match[], text: readonly string[]): number => {
  const words = heard.placesOf(text)
  const places = matches.flatMap((match) => match.places)
  const distances = words.flatMap((word) =>
    places.map((place) => Math.abs(placeOf(heard, place) - placeOf(heard, word))),
  )
  const nearest = Math.min(Number.POSITIVE_INFINITY, ...distances)
  return nearest <= WHO_NEAR ? nearest : Number.POSITIVE_INFINITY
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

const befallsWhom = (heard: HeardWords, matches: readonly Match[], { words }: MadeEvidence): Stricken => {
  const near = STRICKEN.map((who) => ({
    who,
    at: distanceTo(heard, matches, words.groups[who]) + (who === 'self' ? SELF_BEHIND : 0),
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
): Stricken => (isDone(kind) ? doneTo : befallsWhom)(heard, matches, evidence)
