import type { Sounds } from '../finding/hearing.ts'
import type { DangerEvidence, HearingWords } from './danger-evidence.ts'
import { DANGERS, type Danger, WHOSE } from './danger-kind.ts'
import { type Lexicon, lexiconOf } from './fit-words.ts'
import { FOLLOW_UP_NAMES, type FollowUp } from './follow-up.ts'
import { type PartsByText, partsByText, type SignIndex, signIndex } from './match-sign.ts'
import { type Sign, signOf } from './sign.ts'
import { VARIANT_NAMES, type Variant } from './variant.ts'

/** A sign with what it says of a kind of danger. */
export interface WeighedSign extends Sign {
  readonly kind: Danger
  /** How sure it makes: 1 – enough, 0.5 – one of two. */
  readonly weight: number
  /** Not meant when the words are about papers, offices or every day. */
  readonly isLikely: boolean
  /** Meant whenever it was. */
  readonly isEver: boolean
}

const WEIGHTS = { ever: 1, surely: 1, likely: 1, perhaps: 0.5 } as const

/** Lists of `words/` that hold signs; what each does to danger is said at {@link HearingWords}. */
const TURNS = [
  'figures',
  'topics',
  'presents',
  'past',
  'over',
  'asked',
  'papers',
  'pleas',
  'affairs',
  'safe',
  'coming',
] as const
type Turn = (typeof TURNS)[number]

/** The evidence of one language, ready to be looked up: made once. */
export interface MadeEvidence {
  readonly lexicon: Lexicon
  readonly parts: PartsByText
  readonly signs: SignIndex<WeighedSign>
  readonly turns: Readonly<Record<Turn, SignIndex<Sign>>>
  readonly variants: Readonly<Record<Variant, SignIndex<Sign>>>
  readonly followUps: Readonly<Record<FollowUp, SignIndex<Sign>>>
  readonly words: HearingWords
}

const signsOf = ({ kinds }: DangerEvidence, { groups }: HearingWords): WeighedSign[] =>
  DANGERS.flatMap((kind) =>
    (['ever', 'surely', 'likely', 'perhaps'] as const).flatMap((level) =>
      (kinds[kind]?.[level] ?? []).map((source): WeighedSign => {
        const sign = signOf(source, groups)
        return {
          ...sign,
          kind,
          weight: WEIGHTS[level],
          isLikely: level === 'likely' || level === 'perhaps',
          isEver: level === 'ever',
        }
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

/** Everything that may be said, and which of it may be said with a slip of the pen: what stands beside other words. */
const partsOf = (signs: readonly Sign[], words: HearingWords): PartsByText => {
  const { not, none, able, now, calling, groups } = words
  const isAlone = (sign: Sign): boolean => sign.parts.length === 1
  const beside = signs.flatMap((sign) => (isAlone(sign) ? sign.absent : [...sign.parts, ...sign.absent]))
  const alone = [...signs.filter(isAlone).flatMap((sign) => sign.parts), not, none, able, now, calling]
  return partsByText([...beside, ...WHOSE.map((who) => groups[who])], alone)
}

/**
 * Makes the evidence of a language ready.
 * @throws RangeError when a sign names a group that there is not
 */
export const makeEvidence = (evidence: DangerEvidence, words: HearingWords, sounds: Sounds): MadeEvidence => {
  const share = sharing()
  const signs = signsOf(evidence, words).map(share)
  const turning = TURNS.map(
    (turn) => [turn, words[turn].map((source) => share(signOf(source, words.groups)))] as const,
  )
  const following = FOLLOW_UP_NAMES.map(
    (name) => [name, words.follow_ups[name].map((source) => share(signOf(source, words.groups)))] as const,
  )
  const varying = VARIANT_NAMES.map(
    (name) => [name, words.variants[name].map((source) => share(signOf(source, words.groups)))] as const,
  )
  const parts = partsOf(
    [...signs, ...[...turning, ...following, ...varying].flatMap(([, made]) => made)],
    words,
  )
  const texts = [...parts.byText.keys()].filter((text) => !text.startsWith('~'))
  return {
    lexicon: lexiconOf(texts, { sounds, joins: words.joins, ordinary: words.ordinary }),
    parts,
    signs: signIndex(signs, parts),
    turns: Object.fromEntries(turning.map(([turn, made]) => [turn, signIndex(made, parts)])) as Record<
      Turn,
      SignIndex<Sign>
    >,
    followUps: Object.fromEntries(following.map(([name, made]) => [name, signIndex(made, parts)])) as Record<
      FollowUp,
      SignIndex<Sign>
    >,
    variants: Object.fromEntries(varying.map(([name, made]) => [name, signIndex(made, parts)])) as Record<
      Variant,
      SignIndex<Sign>
    >,
    words,
  }
}
