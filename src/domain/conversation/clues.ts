import { z } from 'zod'

/**
 * A clue: beginnings of words that all stand in what was said, in any order. `|` parts words of one meaning, `$` ends a
 * whole word: `потерял|посеял документ|бумаг`, `инн$`.
 */
const Clue = z
  .string()
  .regex(
    /^[\p{Ll}\p{N}]+\$?(?:[ |][\p{Ll}\p{N}]+\$?)*$/u,
    'beginnings of words are expected, lower case, like "lost|mislaid document"',
  )
  .refine((clue) => !clue.includes('ё'), 'write "е" for "ё": people seldom type it')
export const ClueList = z.array(Clue).default([])

/** What tells a need beside its names (`clues` in `locales/<lang>/needs/<id>.yaml`). */
export const Clues = z
  .strictObject({
    /** Enough alone: the talk may begin. */
    surely: ClueList,
    /** Worth offering the need. */
    likely: ClueList,
    /** Only together with others. */
    perhaps: ClueList,
    /** Another thing is meant, whatever else was said. */
    against: ClueList,
  })
  .prefault({})
export type Clues = z.infer<typeof Clues>

/** The parts of a clue: all are asked for, of each one of its words. */
export const partsOf = (clue: string): readonly (readonly string[])[] =>
  clue.split(' ').map((part) => part.split('|'))
