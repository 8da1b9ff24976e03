import type { Ear, NamedNeed } from './setting.ts'

/** From this sureness on words name a need; a second one that is nearly as sure makes it a question which. */
export const NAMED = 0.6
const CLOSE = 0.12
/** Where words say that something else comes, less is enough: a part of a list names its need shortly. */
const LISTED = { least: 0.5, close: 0.05 } as const
const ALONE = { least: NAMED, close: CLOSE } as const
/** Only where so much speaks for a second need the parts of a message are looked at. */
const SECOND = 0.4

/** Parts of a message that may each name a need of its own: between signs of punctuation and words that join. */
export const clausesOf = (said: string, joining: readonly string[]): string[] =>
  said
    .split(/[,.;:!?…\n()]+|\s[-–—]+\s/u)
    .flatMap((piece) => {
      const clauses: string[][] = [[]]
      for (const word of piece.split(/\s+/u).filter(Boolean)) {
        if (joining.includes(word.toLowerCase())) clauses.push([])
        else clauses.at(-1)?.push(word)
      }
      return clauses.map((words) => words.join(' '))
    })
    .filter((clause) => clause !== '')

/** The need that words name beyond doubt; null – none, or it may be another as well. */
const clearNeed = (
  found: readonly NamedNeed[],
  { least, close }: { readonly least: number; readonly close: number },
): string | null => {
  const [first, second] = found
  if (!first || first.sureness < least) return null
  return second && first.sureness - second.sureness < close ? null : first.need
}

const isCircumstance = (clause: string, { read }: Ear): boolean =>
  read(clause).told.some(({ name }) => name === 'matters/circumstance')

/**
 * The need of which all parts tell: «уволили, а зарплату не заплатили». A part alone may be nearer to another one – looking for
 * work –, yet what the whole message names beyond doubt stands in every part, too. Null – the parts tell of several.
 */
const commonNeed = (whole: readonly NamedNeed[], parts: readonly (readonly NamedNeed[])[]): string | null => {
  const named = clearNeed(whole, ALONE)
  const isTold = parts.every((found) =>
    found.some(({ need, sureness }) => need === named && sureness >= LISTED.least),
  )
  return isTold ? named : null
}

/**
 * Needs that stand each in a part of the message of its own; one where all parts tell of it. Which of two near ones a part
 * names – debts, bankruptcy – is no reason to leave both out: the person is asked with which one to begin.
 */
const inClauses = (
  said: string,
  ear: Ear,
  { whole, least }: { readonly whole: readonly NamedNeed[]; readonly least: number },
): readonly string[] => {
  const parts = clausesOf(said, ear.joining)
    .filter((clause) => !isCircumstance(clause, ear))
    .map((clause) => ear.findNeeds(clause))
    .filter((found) => clearNeed(found, { least, close: 0 }) !== null)
  const common = commonNeed(whole, parts)
  if (common !== null && parts.length > 1) return [common]
  return [...new Set(parts.flatMap((found) => clearNeed(found, { least, close: 0 }) ?? []))]
}

/**
 * Needs that a message names, in the order in which they were named: several where each stands in a part of its own, else
 * the one that the whole message names beyond doubt. Looking for needs is the dearest part of hearing.
 * @param isListing whether words say that several are named: «и ещё», «сперва»
 */
export const namedNeeds = (said: string, ear: Ear, isListing: boolean): readonly string[] => {
  const whole = ear.findNeeds(said)
  const isOfSeveral = whole.filter(({ sureness }) => sureness >= SECOND).length > 1
  const bars = isListing ? LISTED : ALONE
  const parts = isListing || isOfSeveral ? inClauses(said, ear, { whole, least: bars.least }) : []
  const several = isListing ? parts : parts.filter((need) => whole.some((each) => each.need === need))
  if (several.length > 1) return several
  const only = clearNeed(whole, { least: NAMED, close: bars.close })
  return only === null ? several : [only]
}

/** {@link namedNeeds} where nothing is talked about yet: whether several are listed is told by the words themselves. */
export const needsOf = (said: string, ear: Ear): readonly string[] => {
  const isListing = ear
    .read(said)
    .told.some(({ name }) => name === 'matters/another' || name === 'matters/order')
  return namedNeeds(said, ear, isListing)
}
