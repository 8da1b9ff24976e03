import { ANSWER } from '../likeness/learned.ts'
import type { Likeness } from '../likeness/liken.ts'
import type { Act, Reading } from './act.ts'
import { surestFirst } from './decide-reading.ts'
import { type Asking, doubtOf, type Weighed } from './doubt.ts'
import { isNeed, type Meanings, TOLD_ANEW } from './meanings.ts'
import { shareOf, shareOfNeeds, sharesOf } from './shares-here.ts'

/** How much a sign of full sureness makes a meaning likelier: about four times; a value that a step can read, ten times. */
const SIGN_SAYS = 2
const VALUE_SAYS = 4
/** A value that is told so surely has at least this share, however few examples are like it. */
const VALUE_TOLD = 0.85
const VALUE_LEAST = 0.1
/** The same of papers that are named, each with how it stands. */
const PAPERS_LEAST = 0.5
/** Signs less sure than this say nothing. */
const SIGN_FROM = 0.3
/** So surely is something put right that the same words are no answer to the standing question. */
const PUT_RIGHT_FROM = 0.87

/** What examples alone say with a smaller share is no reading. */
const WORTH_READING = 0.1

const boost = (sureness: number, isValue: boolean): number =>
  Math.exp((isValue ? VALUE_SAYS : SIGN_SAYS) * Math.max(0, sureness - SIGN_FROM))

/** Whether an act says of papers by their names how they stand, for the first time or otherwise than before. */
const isOfSeveralPapers = (act: Act): boolean =>
  act.type === 'papers' || (act.type === 'correction' && act.of !== 'back' && 'papers' in act.of)

/** The least share of a value that is told surely, however few examples are like it. */
const leastShare = (isOfPapers: boolean, { putsRight }: Meanings): number => {
  if (isOfPapers) return PAPERS_LEAST
  return putsRight ? 0 : VALUE_LEAST
}

/** Meanings that signs tell, each as likely as the examples and its surest sign together make it. */
const bySigns = (
  readings: readonly Reading[],
  shares: ReadonlyMap<string, number>,
  meanings: Meanings,
): Weighed[] =>
  [...new Set(readings.map(({ act }) => meanings.of(act)))].map((meaning) => {
    const own = readings.filter(({ act }) => meanings.of(act) === meaning)
    const surest = Math.max(...own.map(({ sureness }) => sureness))
    const isOfPapers = own.some(({ act }) => isOfSeveralPapers(act))
    const isValue = isOfPapers || own.some(({ act }) => meanings.isValue(act))
    const least = surest < VALUE_TOLD || !isValue ? 0 : leastShare(isOfPapers, meanings)
    const liked = isNeed(meaning) ? shareOfNeeds(own, shares) : shareOf(meaning, shares)
    const share = Math.max(liked, least)
    return { meaning, weight: share * boost(surest, isValue), readings: own }
  })

/** Meanings that examples tell and no sign does. */
const byExamples = (shares: ReadonlyMap<string, number>, likeness: Likeness, meanings: Meanings): Weighed[] =>
  [...shares].map(([meaning, share]): Weighed => {
    const act = share < WORTH_READING ? null : meanings.act(meaning)
    if (act === null) return { meaning, weight: share, readings: [] }
    const because = likeness.because(meaning)
    return { meaning, weight: share, readings: [{ act, sureness: share, because, isLikened: true }] }
  })

/** Readings of one meaning: the surest of them as sure as the meaning, the others less in their proportion. */
const withSureness = (readings: readonly Reading[], sureness: number): Reading[] => {
  const surest = Math.max(...readings.map((each) => each.sureness))
  return readings.map((reading) => ({ ...reading, sureness: sureness * (reading.sureness / surest) }))
}

/** One answer read from several meanings is as sure as all of them: «страшновато» is fear by examples and by its word. */
const joined = (readings: readonly Reading[]): Reading[] => {
  const byAct = new Map<string, Reading>()
  for (const [place, reading] of readings.entries()) {
    const act = reading.act.type === 'answer' ? JSON.stringify(reading.act) : String(place)
    const known = byAct.get(act)
    const sureness = Math.min(1, (known?.sureness ?? 0) + reading.sureness)
    byAct.set(act, { ...(known ?? reading), sureness })
  }
  return [...byAct.values()]
}

/**
 * Readings with how sure they are by signs and examples together, the surest first. Signs say what words tell outright,
 * examples what people mean by such words where this question stands; neither alone is as good as both.
 */
export const weighedByLikeness = (
  readings: readonly Reading[],
  likeness: Likeness,
  meanings: Meanings,
  asking: Asking,
): readonly Reading[] => {
  if (likeness.meanings.length < 2) return surestFirst(readings)
  const shares = sharesOf(likeness, meanings)
  const told = bySigns(readings, shares, meanings)
  const isTold = new Set(told.map(({ meaning }) => meaning))
  const liked = byExamples(shares, likeness, meanings).filter(
    // That some answer is given says nothing where no sign says which.
    ({ meaning }) => !isTold.has(meaning) && meaning !== ANSWER,
  )
  const isPutRight = readings.some(
    (each) => meanings.of(each.act) === TOLD_ANEW && each.sureness >= PUT_RIGHT_FROM,
  )
  const all = [...told, ...liked].map((each) => ({
    ...each,
    weight: each.weight * doubtOf(each, isTold, isPutRight, asking, meanings),
  }))
  const sum = all.reduce((total, { weight }) => total + weight, 0) || 1
  return surestFirst(joined(all.flatMap((each) => withSureness(each.readings, each.weight / sum))))
}
