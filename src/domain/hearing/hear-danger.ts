import type { Sounds } from '../finding/hearing.ts'
import type { DangerEvidence, HearingWords } from './danger-evidence.ts'
import { DANGERS, type Danger, STRICKEN, type Stricken } from './danger-kind.ts'
import { fitWords, type Lexicon, lexiconOf } from './fit-words.ts'
import {
  type HeardWords,
  heardWords,
  type Match,
  matchesIn,
  type PartsByText,
  partsByText,
  type SignIndex,
  signIndex,
} from './match-sign.ts'
import { saidWords } from './said.ts'
import { type Sign, signOf } from './sign.ts'

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
  /** Whether somebody says that help is called or on its way, and tells no danger besides. */
  readonly isHelpComing: (words: string) => boolean
}

interface WeighedSign extends Sign {
  readonly kind: Danger
  readonly weight: number
  /** Not meant when the words are about papers, offices or every day. */
  readonly isLikely: boolean
}

const WEIGHTS = { surely: 1, likely: 1, perhaps: 0.5 } as const

/** Words within so many places of a sign say when it was and what it is about. */
const ABOUT = 10
const WHO_NEAR = 6
const NOW_NEAR = 2
/** A full stop stands between twenty places: the end of a story may stand in the next sentence. */
const ENDS_WITHIN = 32

interface Ear {
  readonly lexicon: Lexicon
  readonly parts: PartsByText
  readonly signs: SignIndex<WeighedSign>
  readonly turns: Readonly<
    Record<'figures' | 'past' | 'over' | 'asked' | 'affairs' | 'safe' | 'coming', SignIndex<Sign>>
  >
  readonly words: HearingWords
}

const signsOf = ({ kinds }: DangerEvidence, { groups }: HearingWords): WeighedSign[] =>
  DANGERS.flatMap((kind) =>
    (['surely', 'likely', 'perhaps'] as const).flatMap((level) =>
      (kinds[kind]?.[level] ?? []).map((source): WeighedSign => {
        const sign = signOf(source, groups)
        return { ...sign, kind, weight: WEIGHTS[level], isLikely: level !== 'surely' }
      }),
    ),
  )

/** Parts of the same words are one, so that each is looked up once a message; alone no slip of the pen is borne. */
const sharing = (): (<Kept extends Sign>(sign: Kept) => Kept) => {
  const known = new Map<string, readonly string[]>()
  const shared = (part: readonly string[], how: string): readonly string[] => {
    const key = `${how}|${part.join('|')}`
    const found = known.get(key) ?? part
    known.set(key, found)
    return found
  }
  return (sign) => ({
    ...sign,
    parts: sign.parts.map((part) => shared(part, sign.parts.length === 1 ? 'alone' : 'beside')),
    absent: sign.absent.map((part) => shared(part, 'beside')),
  })
}

const earOf = (evidence: DangerEvidence, words: HearingWords, sounds: Sounds): Ear => {
  const share = sharing()
  const signs = signsOf(evidence, words).map(share)
  const made = (sources: readonly string[]): Sign[] =>
    sources.map((source) => share(signOf(source, words.groups)))
  const turns = {
    figures: made(words.figures),
    past: made(words.past),
    over: made(words.over),
    asked: made(words.asked),
    affairs: made(words.affairs),
    safe: made(words.safe),
    coming: made(words.coming),
  }
  const all: readonly Sign[] = [
    ...signs,
    ...turns.figures,
    ...turns.past,
    ...turns.over,
    ...turns.asked,
    ...turns.affairs,
    ...turns.safe,
    ...turns.coming,
  ]
  const { not, none, able, now, joins, ordinary } = words
  const isAlone = (sign: Sign): boolean => sign.parts.length === 1
  const beside = all.flatMap((sign) => (isAlone(sign) ? sign.absent : [...sign.parts, ...sign.absent]))
  const alone = [...all.filter(isAlone).flatMap((sign) => sign.parts), not, none, able, now]
  const parts = partsByText([...beside, ...STRICKEN.map((who) => words.groups[who])], alone)
  const texts = [...parts.byText.keys()].filter((text) => !text.startsWith('~'))
  return {
    lexicon: lexiconOf(texts, { sounds, joins, ordinary }),
    parts,
    signs: signIndex(signs),
    turns: {
      figures: signIndex(turns.figures),
      past: signIndex(turns.past),
      over: signIndex(turns.over),
      asked: signIndex(turns.asked),
      affairs: signIndex(turns.affairs),
      safe: signIndex(turns.safe),
      coming: signIndex(turns.coming),
    },
    words,
  }
}

/** Whether a match stands among words that turn it round: «не бьёт», «пожара нет». */
const isDenied = ({ places }: Match, heard: HeardWords, { not, none, able }: HearingWords): boolean => {
  const fits = (place: number, words: readonly string[]): boolean =>
    !places.includes(place) && words.some((word) => heard.words[place]?.fits.has(word) === true)
  const at = (place: number): number => heard.words[place]?.at ?? Number.POSITIVE_INFINITY
  const isAble = (place: number): boolean => able.some((word) => heard.words[place]?.fits.has(word) === true)
  // A sign that says «не» itself – «не вернулся» – is not turned round by another one.
  const isDenying = places.some((place) => not.some((word) => heard.words[place]?.fits.has(word) === true))
  return places.some(
    (place) =>
      (!isDenying && fits(place - 1, not) && !isAble(place) && at(place) - at(place - 1) <= 1) ||
      (fits(place + 1, none) && at(place + 1) - at(place) <= 1 && at(place + 2) - at(place + 1) > 1),
  )
}

/** Words of a message that say when, or what about; each with the words that it is said by. */
interface Around {
  readonly figures: readonly number[]
  readonly past: readonly number[]
  readonly over: readonly number[]
  readonly affairs: readonly number[]
  readonly now: readonly number[]
}

const aroundOf = ({ turns, words }: Ear, heard: HeardWords): Around => {
  const places = (signs: SignIndex<Sign>): number[] =>
    matchesIn(signs, heard).flatMap(({ matches }) => matches.flatMap((match) => match.places))
  return {
    figures: places(turns.figures),
    past: [...places(turns.past), ...places(turns.asked)],
    over: matchesIn(turns.over, heard)
      .flatMap(({ matches }) => matches)
      .filter((match) => !isDenied(match, heard, words))
      .map(({ places: [first = 0] }) => first),
    affairs: places(turns.affairs),
    now: [...heard.placesOf(words.now)],
  }
}

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

const isWithin = (heard: HeardWords, match: Match, words: readonly number[], reach: number): boolean =>
  words.some((word) =>
    match.places.some(
      (place) => Math.abs((heard.words[place]?.at ?? 0) - (heard.words[word]?.at ?? 0)) <= reach,
    ),
  )

/** Whether it is said behind a match that it ended well: in the same sentence or in the next one. */
const isOver = (
  { kind }: WeighedSign,
  { places }: Match,
  heard: HeardWords,
  ear: Ear,
  over: readonly number[],
) => {
  if (ear.words.lasting.includes(kind)) return false
  const last = Math.max(...places)
  const at = (place: number): number => heard.words[place]?.at ?? 0
  return over.some((place) => place > last && at(place) - at(last) <= ENDS_WITHIN)
}

const isMeant = (sign: WeighedSign, match: Match, heard: HeardWords, ear: Ear, around: Around): boolean => {
  if (isDenied(match, heard, ear.words)) return false
  const isNow = isWithin(heard, match, around.now, NOW_NEAR)
  if (!isNow && isWithin(heard, match, around.past, ABOUT)) return false
  if (!isNow && isOver(sign, match, heard, ear, around.over)) return false
  return !(sign.isLikely && isWithin(heard, match, around.affairs, ABOUT))
}

const whoOf = (heard: HeardWords, matches: readonly Match[], words: HearingWords): Stricken =>
  STRICKEN.find((who) =>
    matches.some((match) => isWithin(heard, match, heard.placesOf(words.groups[who]), WHO_NEAR)),
  ) ?? 'self'

/** Whether words that told something already would tell it once more. */
const saysTheSame = ({ places }: Match, matches: readonly Match[]): boolean =>
  matches.some((other) => other.places.some((place) => places.includes(place)))

const heardIn = (heard: HeardWords, ear: Ear): HeardDanger[] => {
  const around = aroundOf(ear, heard)
  const found = new Map<Danger, { matches: Match[]; sureness: number }>()
  const plain = withoutFigures(heard, around.figures, ear.parts)
  for (const { sign, matches: all } of matchesIn(ear.signs, plain)) {
    const match = all.find((each) => isMeant(sign, each, heard, ear, around))
    if (!match) continue
    const { matches, sureness } = found.get(sign.kind) ?? { matches: [], sureness: 0 }
    if (saysTheSame(match, matches) && sign.weight < 1) continue
    found.set(sign.kind, { matches: [...matches, match], sureness: Math.min(1, sureness + sign.weight) })
  }
  return DANGERS.flatMap((kind) => {
    const { matches, sureness } = found.get(kind) ?? { matches: [], sureness: 0 }
    if (sureness < 1) return []
    const places = [...new Set(matches.flatMap((match) => match.places))].sort((a, b) => a - b)
    const words = places.flatMap((place) => heard.words[place]?.word ?? [])
    return [{ kind, who: whoOf(heard, matches, ear.words), words, sureness }]
  })
}

const isSafeIn = (heard: HeardWords, { turns, words }: Ear): boolean =>
  matchesIn(turns.safe, heard).some(({ matches }) => matches.some((match) => !isDenied(match, heard, words)))

const isHelpComingIn = (heard: HeardWords, ear: Ear): boolean => {
  const matches = matchesIn(ear.turns.coming, heard).flatMap((each) => each.matches)
  const meant = matches.filter((match) => !isDenied(match, heard, ear.words))
  if (meant.length === 0) return false
  const places = meant.flatMap((match) => match.places)
  return heardIn(withoutFigures(heard, places, ear.parts), ear).length === 0
}

/** Makes the evidence of a language ready. */
export const dangerReader = (evidence: DangerEvidence, words: HearingWords, sounds: Sounds = []): Reader => {
  const ear = earOf(evidence, words, sounds)
  const heardAs = (said: string): HeardWords => heardWords(fitWords(saidWords(said), ear.lexicon), ear.parts)
  return {
    hear: (said) => heardIn(heardAs(said), ear),
    isSafe: (said) => isSafeIn(heardAs(said), ear),
    isHelpComing: (said) => isHelpComingIn(heardAs(said), ear),
  }
}
