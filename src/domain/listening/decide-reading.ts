import type { Act, Reading } from './act.ts'

/** From this sureness on a reading that signs tell, too, is acted on; below it is asked. */
export const SURE = 0.5
/** An answer on offer leads on, and what it leads to is gone past: it has to be a little surer. */
const SURE_ANSWER = 0.54
/** What only examples of what people say tell: on the tuned half of `test/hearing` below this most are wrong, above it a tenth. */
const SURE_LIKENED = 0.9
/** A kind word leads nowhere and leaves the question standing: it may be said of less. */
const SURE_WARMTH = { told: 0.4, likened: 0.8 } as const
/** Two different acts that are nearly as sure as each other are asked about. */
const CLOSE = 0.05

/** What is made of words: an act, or what they may mean, likeliest first. */
export interface Understood {
  readonly act: Act
  /** All readings, the surest first. */
  readonly readings: readonly Reading[]
}

/** Whether two acts are one in every part. */
export const isSameAct = (a: Act, b: Act): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Readings by how sure they are; of two that are as sure the one that was first. */
export const surestFirst = (readings: readonly Reading[]): Reading[] =>
  [...readings].sort((a, b) => b.sureness - a.sureness)

/** Whether two answers are nearly as sure as each other: which is meant has to be asked. */
export const areTorn = (first: Reading | undefined, second: Reading | undefined): boolean =>
  first?.act.type === 'answer' && second?.act.type === 'answer' && first.sureness - second.sureness < CLOSE

const leadsOn = (act: Act): boolean => act.type === 'answer' && act.choice !== null

/** How sure it is that something is felt or said in passing, whichever of it: swearing is anger, too. */
const warmth = (readings: readonly Reading[]): number =>
  readings.reduce((sum, { act, sureness }) => sum + (act.type === 'social' ? sureness : 0), 0)

/** Whether the surest reading is sure enough to be acted on. */
const isSure = (readings: readonly Reading[]): boolean => {
  const [first] = readings
  if (!first) return false
  const { act, sureness, isLikened } = first
  if (act.type === 'social') return warmth(readings) >= (isLikened ? SURE_WARMTH.likened : SURE_WARMTH.told)
  if (isLikened) return sureness >= SURE_LIKENED
  return sureness >= (leadsOn(act) ? SURE_ANSWER : SURE)
}

/**
 * From this sureness on it is asked at once whether just that is meant: on the tuned half three of five that are asked so are meant
 * (of the half held apart two of three), below it one of three.
 */
const WORTH_ASKING_OF = 0.4

/** Whether the surest reading is likely and not sure: then it is asked whether just that is meant. */
export const isNearlySure = (readings: readonly Reading[]): boolean =>
  (readings[0]?.sureness ?? 0) >= WORTH_ASKING_OF && !isSure(readings)

/** The act of the surest reading; `unclear` when none is sure enough, or two answers are as sure as each other. */
export const decideReading = (readings: readonly Reading[]): Understood => {
  const [first] = readings
  const second = readings.find(({ act }) => first !== undefined && !isSameAct(act, first.act))
  const isTorn = first !== undefined && first.sureness < 1 && areTorn(first, second)
  const act: Act = first && isSure(readings) && !isTorn ? first.act : { type: 'unclear' }
  return { act, readings }
}
