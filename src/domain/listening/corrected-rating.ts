import { ownEntry } from '../own-entry.ts'
import type { CompiledStep } from '../scenario/compiled.ts'
import type { Choice } from '../scenario/event.ts'
import { ratingName } from '../scenario/steps/rate.ts'
import type { Talk } from '../scenario/talk.ts'
import type { Reading } from './act.ts'
import { contentWords, isForm, withOwnWords } from './label-words.ts'
import type { Heard, Setting } from './setting.ts'
import type { TakenBack } from './taken-back.ts'

const TAKEN_BACK = 0.88
/** So many questions behind it a number is hardly one of a rating any more. */
const NEAR = 3

type RateDefinition = Extract<CompiledStep['definition'], { type: 'rate' }>

/** A question for a rating: under which name it is kept, and of which competence it is. */
interface Rating {
  readonly step: CompiledStep
  readonly name: string
  readonly competence: RateDefinition['competence']
  readonly moment: RateDefinition['moment']
}

const ratingOf = (step: CompiledStep | undefined): Rating | null => {
  if (step?.definition.type !== 'rate') return null
  const { competence, moment } = step.definition
  return { step, name: ratingName(moment, competence), competence, moment }
}

/** The rating that was given a few questions ago; null – none was. */
const ratedLately = ({ scenario, session }: Talk): Rating | null =>
  session.trail
    .slice(-NEAR)
    .reverse()
    .map((name) => ratingOf(scenario.steps.get(name)))
    .find((rating) => rating !== null) ?? null

/** Ratings by their numbers that stand in the words and are not denied. */
const byNumber = ({ message: { words } }: Heard, { deniedAt }: TakenBack): string[] =>
  words.flatMap(({ word }, place) => (/^[135]$/.test(word) && !deniedAt.has(place) ? [word] : []))

/** Ratings by words that only their label has: «с подсказкой». */
const byLabel = (
  { message: { words } }: Heard,
  { deniedAt }: TakenBack,
  step: CompiledStep,
  talk: Talk,
): string[] => {
  const labels = (step.choices ?? []).map(({ id, label }) => ({
    id,
    words: contentWords(talk.situation.label(label)),
  }))
  const spoken = words.flatMap(({ word }, place) => (deniedAt.has(place) ? [] : [word]))
  return withOwnWords(labels)
    .filter(({ words: own }) => own.some((each) => spoken.some((word) => isForm(each, word))))
    .map(({ id }) => id)
}

/** «не решала, 2 раза пробовала» denies no number: what stands beside it is of something else. */
const isOfNumbers = ({ isSaid, denied }: TakenBack): boolean => isSaid || /^\d$/.test(denied)

/** More words than these tell of something else as well. */
const FEW_WORDS = 6
const isShort = ({ message: { words } }: Heard): boolean => words.length <= FEW_WORDS

/** A rating put right a question or two later: «ой, не 1, а 3». */
export const correctsRating = (heard: Heard, { talk }: Setting, taken: TakenBack): readonly Reading[] => {
  const rating = ratedLately(talk)
  if (rating === null) return []
  const kept = ownEntry(talk.session.answers, rating.name)
  const numbers = isOfNumbers(taken) ? byNumber(heard, taken) : []
  const labels = taken.isSaid && numbers.length === 0 ? byLabel(heard, taken, rating.step, talk) : []
  const said = isShort(heard) ? [...new Set([...numbers, ...labels])] : []
  const [value] = said
  if (typeof kept !== 'number' || value === undefined || said.length > 1 || Number(value) === kept) return []
  const act = { type: 'correction', of: { [rating.name]: Number(value) } } as const
  return [{ act, sureness: TAKEN_BACK, because: [value] }]
}

/** The rating that an answer of a name is; null – it is none. */
export const ratedBy = (name: string, { scenario }: Talk): Rating | null =>
  [...scenario.steps.values()].map(ratingOf).find((rating) => rating?.name === name) ?? null

/** What a rating is called, e.g. «3 – с подсказкой смогу»; null – the answer is none. */
export const ratingInWords = (name: string, value: number, talk: Talk): Choice['label'] | null =>
  ratedBy(name, talk)?.step.choices?.find(({ id }) => id === String(value))?.label ?? null
