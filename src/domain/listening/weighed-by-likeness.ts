import { ANSWER } from '../likeness/learned.ts'
import type { Likeness } from '../likeness/liken.ts'
import type { Act, Reading } from './act.ts'
import { surestFirst } from './decide-reading.ts'

/** Several papers at once, a correction that says what is right, and what answers nothing. */
export const PAPERS = `${ANSWER}/papers`
export const TOLD_ANEW = 'corrections/told'
export const NOTHING_SAID = 'none/beside'
const OWN_WORDS = `${ANSWER}/own`
const PASSED = `${ANSWER}/skip`

/** How acts and the meanings of examples go together where something is said. */
export interface Meanings {
  /** The meaning that an act has, e.g. `answer/talked`. */
  readonly of: (act: Act) => string
  /** The act that a meaning stands for; null – none that can be done here. */
  readonly act: (meaning: string) => Act | null
  /** Whether an act is a day, an hour, a number that words say outright, for the question or to put something right. */
  readonly isValue: (act: Act) => boolean
  /** Whether any words are an answer here: then what is like nothing else is one. */
  readonly takesOwnWords: boolean
  /** Whether the question itself puts a day and an hour right that were said before. */
  readonly putsRight: boolean
  /** Whether it can be meant here. */
  readonly isPossible: (meaning: string) => boolean
}

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
/** What examples alone say with a smaller share is no reading. */
const WORTH_READING = 0.1

/** `commands/back` and «не ту кнопку нажала» lead to the same. */
const SAME: ReadonlyMap<string, string> = new Map([['commands/back', 'corrections/back']])

/** «Закончим», «дальше» are commands, and answers where those are on offer. */
const SAME_HERE: ReadonlyMap<string, string> = new Map([
  ['commands/stop', `${ANSWER}/finish`],
  ['commands/resume', `${ANSWER}/go_on`],
])

/** An answer on offer among own words: the less like it words are, the rather they are words of one's own. */
const isOffered = (meaning: string): boolean =>
  meaning.startsWith(`${ANSWER}/`) && meaning !== OWN_WORDS && meaning !== PASSED

/** Shares of what can be meant where a talk stands: of answers only those on offer. */
const sharesOf = ({ meanings }: Likeness, { isPossible, takesOwnWords }: Meanings): Map<string, number> => {
  const shares = new Map<string, number>()
  const add = (meaning: string, share: number): void => {
    shares.set(meaning, (shares.get(meaning) ?? 0) + share)
  }
  for (const { meaning, share } of meanings) {
    if (!isPossible(meaning)) continue
    const here = SAME_HERE.get(meaning)
    if (here !== undefined && isPossible(here)) {
      add(here, share)
      continue
    }
    const same = takesOwnWords && meaning === NOTHING_SAID ? OWN_WORDS : (SAME.get(meaning) ?? meaning)
    const own = takesOwnWords && isOffered(meaning) ? share * (1 - share) : 0
    add(same, share - own)
    if (own > 0) add(OWN_WORDS, own)
  }
  return shares
}

/** Of answers that the examples do not know each is as likely as this share of any answer. */
const UNKNOWN = 0.4
/** That something is corrected is less likely where nothing is found that it could be. */
const NOTHING_TO_CORRECT = 0.06
const PUT_RIGHT = 0.01

const isAnswer = (meaning: string): boolean => meaning.startsWith(ANSWER)

/** Another need that words name beside the one that the examples take them for. */
const OTHER_NEED = 0.5
const isNeed = (meaning: string): boolean => meaning.startsWith('needs/')

/** Needs that are named: as likely as each of them, and half as likely as that any other is meant. */
const shareOfNeeds = (readings: readonly Reading[], shares: ReadonlyMap<string, number>): number => {
  const named = new Set(readings.flatMap(({ act }) => (act.type === 'other_need' ? act.needs : [])))
  return [...shares].reduce((sum, [meaning, share]) => {
    if (!isNeed(meaning)) return sum
    return sum + share * (named.has(meaning.replace('needs/', '')) ? 1 : OTHER_NEED)
  }, 0)
}

/** How likely a meaning is by the examples. */
const shareOf = (meaning: string, shares: ReadonlyMap<string, number>): number => {
  const known = shares.get(meaning)
  if (known !== undefined) return known
  if (!isAnswer(meaning)) return 0
  const answers = [...shares].filter(([each]) => isAnswer(each))
  const isAll = answers.length === 1 || meaning === PAPERS
  return answers.reduce((sum, [, share]) => sum + share, 0) * (isAll ? 1 : UNKNOWN)
}

const boost = (sureness: number, isValue: boolean): number =>
  Math.exp((isValue ? VALUE_SAYS : SIGN_SAYS) * Math.max(0, sureness - SIGN_FROM))

/** A meaning with everything that was read of it, the surest first, and what speaks for it. */
interface Weighed {
  readonly meaning: string
  readonly weight: number
  readonly readings: readonly Reading[]
}

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

/** What is said of several papers is no answer about the one that is asked for, and – where nothing is asked – no question. */
const ASKED_FOR_PAPERS = 'topics/papers'
const OF_SEVERAL = 0.1

/** Another need that no sign tells: places and people of other matters stand in every story. */
const NEED_UNTOLD = 0.4

/** How something is asked: by words or a sign that ask, and by the sign itself. */
export interface Asking {
  readonly isQuestion: boolean
  /** «Вдруг никто не ответит»: it is only imagined. */
  readonly isImagined: boolean
  readonly isMarked: boolean
  /** Whether nothing but the question is said: no other sentence beside it. */
  readonly isAll: boolean
}

/** «Не ту нажал, мне отказали»: what is right is said, and nothing but that has to be taken back. */
const RIGHT_SAID = 0.1
/** So surely is something put right that the same words are no answer to the standing question. */
const PUT_RIGHT_FROM = 0.87
const BACK = 'corrections/back'

/** Whoever swears is angry, too; the swearing is answered. */
const SWEARING = 'social/swearing'
const ANGER = 'social/anger'
const SWORN = 0.1

/** Where something is asked an answer is less likely, and where anything may be told a question that nobody asks. */
const ASKED = 0.3
/** An answer that no sign tells beside the question is none. */
const ONLY_ASKED = 0.01
const TOLD_BESIDE = 0.5
const IMAGINED = 0.03

/** Own words may hold words that ask, «узнать, когда вернут»; only a question mark makes them a question. */
const isUnlikely = (
  meaning: string,
  { isQuestion, isMarked }: Asking,
  { takesOwnWords }: Meanings,
): boolean => {
  if (isAnswer(meaning)) return takesOwnWords ? isMarked : isQuestion
  return takesOwnWords && !isQuestion && meaning.startsWith('topics/')
}

/** What makes a meaning less likely than signs and examples alone make it. */
const doubtOf = (
  { meaning, readings }: Weighed,
  isTold: ReadonlySet<string>,
  isPutRight: boolean,
  asking: Asking,
  meanings: Meanings,
): number => {
  const isToldBeside = !asking.isAll && readings.some(({ sureness }) => sureness >= TOLD_BESIDE)
  const beside = isToldBeside ? ASKED : ONLY_ASKED
  const asked = isUnlikely(meaning, asking, meanings) ? beside : 1
  const imagined = asking.isImagined && isAnswer(meaning) && !meanings.takesOwnWords ? IMAGINED : 1
  const isOfOne = isAnswer(meaning) ? meaning !== PAPERS : meaning === ASKED_FOR_PAPERS && !asking.isQuestion
  const several = isTold.has(PAPERS) && isOfOne ? OF_SEVERAL : 1
  const isEmpty = meaning === TOLD_ANEW && readings.length === 0
  const corrected = isEmpty ? (meanings.putsRight ? PUT_RIGHT : NOTHING_TO_CORRECT) : 1
  const need = isNeed(meaning) && !isTold.has(meaning) ? NEED_UNTOLD : 1
  const milder = meaning === ANGER && isTold.has(SWEARING) ? SWORN : 1
  const isSaidInstead = isPutRight && (meaning === BACK || isAnswer(meaning))
  const instead = isSaidInstead ? RIGHT_SAID : 1
  return asked * imagined * several * need * corrected * instead * milder
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
