import { comparable } from '../text/plain-words.ts'

/** A part of a sentence, as its words were typed. */
export type Clause = readonly string[]

/** Signs behind a word that end a part; «А.» is an initial. */
const ENDS = /[.,;:!?…)»"]$/
const INITIAL = /^\p{L}\.$/u
const OPENS = /^[«"(]/
const DASH = /^[–—-]+$/

/** Parts of a message as commas, full stops, dashes and words like «и» part them. `joins` are dropped. */
export const clausesIn = (said: string, joins: readonly string[]): readonly Clause[] => {
  const clauses: string[][] = [[]]
  for (const line of said.split('\n')) {
    clauses.push([])
    for (const word of line.split(/\s+/).filter(Boolean)) {
      const isJoin = DASH.test(word) || joins.includes(comparable(word))
      if (isJoin || OPENS.test(word)) clauses.push([])
      if (!isJoin) clauses.at(-1)?.push(word)
      if (ENDS.test(word) && !INITIAL.test(word)) clauses.push([])
    }
  }
  return clauses.filter(({ length }) => length > 0)
}
