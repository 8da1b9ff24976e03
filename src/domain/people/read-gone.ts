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

/** Where one of the beginnings stands among words; -1 – nowhere. */
const startOf = (words: readonly string[], beginning: string): number => {
  const wanted = plainWords(beginning).split(' ')
  return words.findIndex((_, at) =>
    wanted.every((each, n) => {
      const word = words[at + n] ?? ''
      return n < wanted.length - 1 || each.length <= WHOLE_WORD ? word === each : word.startsWith(each)
    }),
  )
}

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
  const isSaid = (kind: GoneSaid): boolean =>
    pieces.some((words) =>
      gone[kind].some((each) => {
        const at = startOf(words, each)
        return at >= 0 && !isOfRelative(words, at, relatives) && !isDenied(words, at, denials)
      }),
    )
  return GONE_SAID.find(isSaid) ?? null
}
