import type { Sounds } from '../finding/hearing.ts'
import { fitWords, type HeardWord, lexiconOf } from './fit-words.ts'
import {
  type HeardWords,
  heardWords,
  type Match,
  matchesIn,
  type PartsByText,
  partsByText,
  placeOf,
  type SignIndex,
  signIndex,
} from './match-sign.ts'
import { saidWords } from './said.ts'
import { type Groups, type Sign, signOf } from './sign.ts'

/** Something that words tell by a sign, e.g. `questions.cost` by «сколько стоит». */
export interface Told {
  readonly name: string
  /** The words that say it, in their order. */
  readonly words: readonly string[]
  /** Places of those words in the message, from 0. */
  readonly places: readonly number[]
  /** Every place where the sign stands, that of `places` first: «паспорт есть, полис есть» says it twice. */
  readonly everywhere: readonly (readonly number[])[]
}

/** A message as it was read: its words, and everything that any sign tells of it. */
export interface ToldMessage {
  readonly words: readonly HeardWord[]
  readonly told: readonly Told[]
}

/** What a language's signs are read with. */
interface SignWords {
  readonly groups: Groups
  /** Turn the word behind them round: «не», «ни». */
  readonly not: readonly string[]
  /** Short words that people write as one with the next. */
  readonly joins: readonly string[]
  /** Beginnings of words that are no slip of another. */
  readonly ordinary: readonly string[]
  readonly sounds: Sounds
}

/** Reads a message once for all signs. Pure. */
export type SignReader = (words: string) => ToldMessage

interface NamedSign extends Sign {
  readonly name: string
}

/** Parts of the same words are one, so that each is looked up once a message. */
const sharing = (): ((part: readonly string[]) => readonly string[]) => {
  const known = new Map<string, readonly string[]>()
  return (part) => {
    const key = part.join('|')
    const found = known.get(key) ?? part
    known.set(key, found)
    return found
  }
}

const namedSigns = (
  signs: Iterable<readonly [name: string, sources: readonly string[]]>,
  groups: Groups,
): NamedSign[] => {
  const share = sharing()
  return [...signs].flatMap(([name, sources]) =>
    sources.map((source) => {
      const sign = signOf(source, groups)
      return { ...sign, name, parts: sign.parts.map(share), absent: sign.absent.map(share) }
    }),
  )
}

const saysNot = (word: HeardWord | undefined, not: readonly string[]): boolean =>
  word !== undefined && not.some((text) => word.fits.has(text))

/** Whether a «не» in front of one of its words turns a match round; a sign that says «не» itself is not turned. */
const isTurned = ({ places }: Match, heard: HeardWords, not: readonly string[]): boolean => {
  if (places.some((place) => saysNot(heard.words[place], not))) return false
  return places.some(
    (place) =>
      !places.includes(place - 1) &&
      saysNot(heard.words[place - 1], not) &&
      placeOf(heard, place) - placeOf(heard, place - 1) <= 1,
  )
}

const inOrder = ({ places }: Match): readonly number[] => [...new Set(places)].sort((a, b) => a - b)

const toldBy = (index: SignIndex<NamedSign>, heard: HeardWords, not: readonly string[]): readonly Told[] =>
  matchesIn(index, heard).flatMap(({ sign, matches }) => {
    const everywhere = matches.filter((each) => !isTurned(each, heard, not)).map(inOrder)
    const [places] = everywhere
    if (places === undefined) return []
    const words = places.flatMap((place) => heard.words[place]?.word ?? [])
    return [{ name: sign.name, places, words, everywhere }]
  })

/**
 * Makes the named signs of one language ready to be looked for in messages; slips of the pen are borne where a sign has
 * more than one part.
 * @throws RangeError when a sign names a group that there is not
 */
export const signReader = (
  signs: Iterable<readonly [name: string, sources: readonly string[]]>,
  { groups, not, joins, ordinary, sounds }: SignWords,
): SignReader => {
  const named = namedSigns(signs, groups)
  const several = named.filter(({ parts }) => parts.length > 1)
  const alone = named.filter(({ parts }) => parts.length === 1)
  const parts: PartsByText = partsByText(
    [...several.flatMap((sign) => sign.parts), ...named.flatMap(({ absent }) => absent)],
    [...alone.flatMap((sign) => sign.parts), not],
  )
  const texts = [...parts.byText.keys()].filter((text) => !text.startsWith('~'))
  const lexicon = lexiconOf(texts, { sounds, joins, ordinary })
  const index = signIndex(named, parts)
  return (said) => {
    const heard = heardWords(fitWords(saidWords(said), lexicon), parts)
    return { words: heard.words, told: toldBy(index, heard, not) }
  }
}
