import { plainWords } from '../tables/layout.ts'

/** What a list may say of somebody who is not to be invited until somebody who knows them has answered. */
export const GONE_SAID = ['died', 'in_care', 'moved', 'refused'] as const
export type GoneSaid = (typeof GONE_SAID)[number]

/** Words by which it is known; of three letters or less: whole words. */
export interface GoneWords {
  readonly gone: Readonly<Record<GoneSaid, readonly string[]>>
  /** Whoever may be spoken of instead, as the subject of a sentence: «муж», «сын». */
  readonly relatives: readonly string[]
  /** «не», before what is not so. */
  readonly denials: readonly string[]
}

const PIECES = /[;,.\n\r()]+/u
const WHOLE_WORD = 3

/** Beginnings as they are looked for, word by word. */
type Spelled = Readonly<Record<GoneSaid, readonly (readonly string[])[]>>

const known = new WeakMap<GoneWords['gone'], Spelled>()

/** Spelled out once for each list of words: every line of a register asks for them. */
const spelledOf = (gone: GoneWords['gone']): Spelled => {
  const spell = (kind: GoneSaid): string[][] => gone[kind].map((each) => plainWords(each).split(' '))
  const spelled = known.get(gone) ?? {
    died: spell('died'),
    in_care: spell('in_care'),
    moved: spell('moved'),
    refused: spell('refused'),
  }
  known.set(gone, spelled)
  return spelled
}

/** Where one of the beginnings stands among words; -1 – nowhere. */
const startOf = (words: readonly string[], wanted: readonly string[]): number =>
  words.findIndex((_, at) =>
    wanted.every((each, n) => {
      const word = words[at + n] ?? ''
      return n < wanted.length - 1 || each.length <= WHOLE_WORD ? word === each : word.startsWith(each)
    }),
  )

/** «муж умер», «умерла сестра»: somebody else is spoken of. */
const isOfRelative = (words: readonly string[], at: number, relatives: readonly string[]): boolean =>
  [words[at - 1], words[at + 1]].some((word) => word !== undefined && relatives.includes(word))

/** «не выехала» */
const isDenied = (words: readonly string[], at: number, denials: readonly string[]): boolean =>
  denials.includes(words[at - 1] ?? '')

/**
 * Whether words of a list say that somebody died, lives in a home, moved away or refuses; what is said of a husband or a
 * son is not said of them.
 *
 * @example readGone('переехала к сыну', words) === 'moved'
 * @example readGone('муж умер в 2020', words) === null
 */
export const readGone = (said: string, { gone, relatives, denials }: GoneWords): GoneSaid | null => {
  const pieces = said.split(PIECES).map((piece) => plainWords(piece).split(' '))
  const spelled = spelledOf(gone)
  const isSaid = (kind: GoneSaid): boolean =>
    pieces.some((words) =>
      spelled[kind].some((each) => {
        const at = startOf(words, each)
        return at >= 0 && !isOfRelative(words, at, relatives) && !isDenied(words, at, denials)
      }),
    )
  return GONE_SAID.find(isSaid) ?? null
}
