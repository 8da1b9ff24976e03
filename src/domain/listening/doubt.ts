import type { Reading } from './act.ts'
import { isAnswer, isNeed, type Meanings, PAPERS, TOLD_ANEW } from './meanings.ts'

/** A meaning with everything that was read of it, the surest first, and what speaks for it. */
export interface Weighed {
  readonly meaning: string
  readonly weight: number
  readonly readings: readonly Reading[]
}

/** That something is corrected is less likely where nothing is found that it could be. */
const NOTHING_TO_CORRECT = 0.06
const PUT_RIGHT = 0.01

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
export const doubtOf = (
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
