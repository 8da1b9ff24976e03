import { mentionsAny, plainly } from '../understand.ts'

/** An abbreviation with words by which it counts as explained: `{ short: 'МФЦ', means: ['мои документы'] }`. */
export interface Abbreviation {
  readonly short: string
  readonly means: readonly string[]
}

/** What a language abbreviates: with an explanation, or as a word of its own («СМС»). */
export interface Abbreviations {
  readonly explained: readonly Abbreviation[]
  readonly as_is: readonly string[]
}

const ROMAN = /^[IVXLC]+$/
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]*\p{Lu}(?!\p{L}{2})/gu

/** Words in capitals of a message, each once: «МФЦ», «ИПРА». */
export const abbreviationsIn = (message: string): string[] => [
  ...new Set([...message.matchAll(CAPITALS)].map(([short]) => short).filter((short) => !ROMAN.test(short))),
]

/**
 * The first abbreviation that a message neither explains nor finds explained before; null – all are clear.
 * @param known short forms that were explained before in the same stage; those explained here are added
 */
export const unexplainedIn = (
  message: string,
  { explained, as_is }: Abbreviations,
  known: Set<string>,
): string | null => {
  const shorts = abbreviationsIn(message)
  if (shorts.length === 0) return null
  const said = plainly(message)
  for (const short of shorts) {
    if (as_is.includes(short) || known.has(short)) continue
    const entry = explained.find((each) => each.short === short)
    if (!entry || !mentionsAny(said, entry.means)) return short
    known.add(short)
  }
  return null
}
