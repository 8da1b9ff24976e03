import type { Sounds } from '../finding/hearing.ts'
import type { DangerEvidence, HearingWords } from './danger-evidence.ts'
import { DANGERS, type Danger, type Stricken } from './danger-kind.ts'
import type { DistressFamily } from './distress.ts'
import { fitWords } from './fit-words.ts'
import { ENDINGS, FOLLOW_UP_NAMES, type FollowUp, isFollowUpOf } from './follow-up.ts'
import { type MadeEvidence, makeEvidence } from './make-evidence.ts'
import {
  type HeardWords,
  heardWords,
  isWithin,
  type Match,
  matchesIn,
  type PartsByText,
  type SignIndex,
} from './match-sign.ts'
import { saidWords } from './said.ts'
import type { Sign } from './sign.ts'
import { aroundOf, isDenied, isMeant, placesSaying } from './turned-round.ts'
import { isVariantOf, VARIANT_NAMES, type Variant } from './variant.ts'
import { whoseDanger } from './whose-danger.ts'

/** A danger that was heard, and by which words, e.g. `fire`, `other`, `['дом', 'горит']`, 1. */
export interface HeardDanger {
  readonly kind: Danger
  readonly who: Stricken
  readonly words: readonly string[]
  /** From 0 to 1; what is less than sure is not given out. */
  readonly sureness: number
}

/** What one language's evidence tells from words. Pure; it reads 200 characters in about a millisecond. */
export interface Reader {
  /** Dangers, the gravest first; empty – none. */
  readonly hear: (words: string) => readonly HeardDanger[]
  /** Whether somebody says that they are safe, better or helped. */
  readonly isSafe: (words: string) => boolean
  /** What is said after a cry of a kind that asks for a line of its own; null – nothing of it. */
  readonly followUp: (words: string, family: DistressFamily) => FollowUp | null
  /** Where a kind asks for another order of deeds in these words; null – the usual one. */
  readonly variant: (words: string, kind: Danger) => Variant | null
  /** Whether somebody says that help is called or on its way, and tells no danger besides. */
  readonly isHelpComing: (words: string) => boolean
}

/** A call for help is half of what tells a danger: the other half says which. */
const PLEA = 0.5

const NOTHING: ReadonlySet<string> = new Set()

/** Words of a figure of speech tell nothing else. */
const withoutFigures = (heard: HeardWords, figures: readonly number[], parts: PartsByText): HeardWords => {
  if (figures.length === 0) return heard
  const taken = new Set(figures)
  return heardWords(
    heard.words.map((word, place) => (taken.has(place) ? { ...word, fits: NOTHING } : word)),
    parts,
  )
}

/** Whether words that told something already would tell it once more. */
const saysTheSame = ({ places }: Match, matches: readonly Match[]): boolean =>
  matches.some((other) => other.places.some((place) => places.includes(place)))

/** Half signs tell one thing together only within so many places: a sentence or two. */
const TOGETHER = 48

/** Whether half a sign has its other half too far away, in another thought of a long letter. */
const isAlone = (match: Match, matches: readonly Match[], heard: HeardWords): boolean =>
  matches.length > 0 && !matches.some((other) => isWithin(heard, match, other.places, TOGETHER))

/** What tells one kind, so far. */
interface Told {
  readonly matches: readonly Match[]
  readonly sureness: number
}

const NOT_TOLD: Told = { matches: [], sureness: 0 }

const heardIn = (heard: HeardWords, evidence: MadeEvidence): HeardDanger[] => {
  const around = aroundOf(evidence, heard)
  const plain = withoutFigures(heard, placesSaying(evidence.turns.figures, heard), evidence.parts)
  const plea = around.isPlea ? PLEA : 0
  const found = new Map<Danger, Told>()
  for (const { sign, matches: all } of matchesIn(evidence.signs, plain)) {
    const match = all.find((each) => isMeant(sign, each, heard, evidence, around))
    if (!match) continue
    const { matches, sureness } = found.get(sign.kind) ?? NOT_TOLD
    if (sign.weight < 1 && (saysTheSame(match, matches) || isAlone(match, matches, heard))) continue
    found.set(sign.kind, { matches: [...matches, match], sureness: sureness + sign.weight })
  }
  return DANGERS.flatMap((kind) => {
    const { matches, sureness } = found.get(kind) ?? NOT_TOLD
    if (matches.length === 0 || sureness + plea < 1) return []
    const places = [...new Set(matches.flatMap((match) => match.places))].sort((a, b) => a - b)
    const words = places.flatMap((place) => heard.words[place]?.word ?? [])
    const who = whoseDanger(kind, heard, matches, evidence)
    return [{ kind, who, words, sureness: Math.min(1, sureness + plea) }]
  })
}

const isSafeIn = (heard: HeardWords, evidence: MadeEvidence): boolean =>
  matchesIn(evidence.turns.safe, heard).some(({ matches }) =>
    matches.some((match) => !isDenied(match, heard, evidence)),
  )

const isHelpComingIn = (heard: HeardWords, evidence: MadeEvidence): boolean => {
  const matches = matchesIn(evidence.turns.coming, heard).flatMap((each) => each.matches)
  const meant = matches.filter((match) => !isDenied(match, heard, evidence))
  if (meant.length === 0) return false
  const places = meant.flatMap((match) => match.places)
  return heardIn(withoutFigures(heard, places, evidence.parts), evidence).length === 0
}

/** What is taken back is taken back in a sentence: a longer message tells a story. */
const LONGEST_ENDING = 16

/**
 * Whether a cry is taken back: «это не шутка» takes nothing back, and no more does «говорит, пошутил, а сам опять бьёт», which
 * holds a sign, or half a sign, of danger.
 */
const endsIn = (endings: SignIndex<Sign>, heard: HeardWords, evidence: MadeEvidence): boolean => {
  const isMeantAt = (match: Match): boolean => !isDenied(match, heard, evidence)
  const ends = matchesIn(endings, heard).flatMap(({ matches }) => matches.filter(isMeantAt))
  if (ends.length === 0 || heard.words.length > LONGEST_ENDING) return false
  const own = new Set(ends.flatMap(({ places }) => places))
  const dangers = matchesIn(evidence.signs, heard).flatMap(({ matches }) => matches.filter(isMeantAt))
  return dangers.every(({ places }) => places.every((place) => own.has(place)))
}

/** Makes the evidence of a language ready. */
export const dangerReader = (evidence: DangerEvidence, words: HearingWords, sounds: Sounds = []): Reader => {
  const made = makeEvidence(evidence, words, sounds)
  const heardAs = (said: string): HeardWords =>
    heardWords(fitWords(saidWords(said), made.lexicon), made.parts)
  return {
    hear: (said) => heardIn(heardAs(said), made),
    isSafe: (said) => isSafeIn(heardAs(said), made),
    followUp: (said, family) => {
      const heard = heardAs(said)
      const isSaid = (name: FollowUp): boolean =>
        ENDINGS.has(name)
          ? endsIn(made.followUps[name], heard, made)
          : matchesIn(made.followUps[name], heard).length > 0
      return FOLLOW_UP_NAMES.find((name) => isFollowUpOf(name, family) && isSaid(name)) ?? null
    },
    variant: (said, kind) => {
      const heard = heardAs(said)
      const isSaid = (name: Variant): boolean => matchesIn(made.variants[name], heard).length > 0
      return VARIANT_NAMES.find((name) => isVariantOf(name, kind) && isSaid(name)) ?? null
    },
    isHelpComing: (said) => isHelpComingIn(heardAs(said), made),
  }
}
