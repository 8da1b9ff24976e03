import { z } from 'zod'
import { ownEntry } from '../own-entry.ts'
import { accompanied, Beside } from '../scenario/accompanied.ts'
import type { AnswerValue } from '../scenario/condition.ts'
import { Competence } from '../scenario/definition.ts'
import type { TalkEvent } from '../scenario/event.ts'
import { LEVEL_OF_HOME, levelName } from '../scenario/level.ts'
import type { Session, Support } from '../scenario/session.ts'
import { RATED, ratingName } from '../scenario/steps/rate.ts'

/** What a person has learned of one competence over all talks. */
export const LearnedOne = z.strictObject({
  /** In how many talks its stage was walked without a human's help, two at most: then one is at home in it. */
  level: z.int().min(0).max(LEVEL_OF_HOME),
  /** The last self-assessment from 1 to 5; null – none yet. */
  rating: z.int().min(1).max(5).nullable(),
  /** Of visits: how a specialist was beside the person at the last one; left out – nobody was. */
  beside: Beside.optional(),
})
export type LearnedOne = z.infer<typeof LearnedOne>

/** By competence; one that was never trained is left out. @example { call: { level: 1, rating: 3 } } */
export const Learned = z.partialRecord(Competence, LearnedOne)
export type Learned = z.infer<typeof Learned>

const NOTHING: LearnedOne = { level: 0, rating: null }
const UNAIDED: readonly Support[] = ['alone', 'hints']

/** The level that a talk began with: a stage that is walked twice in one talk counts once. */
const levelAtStart = ({ answers }: Session, competence: Competence): number => {
  const level = ownEntry(answers, levelName(competence))
  return typeof level === 'number' ? level : 0
}

/** What is known of visits with how the last one was accompanied; a stage without a visit tells nothing of it. */
const besideAtVisit = (before: LearnedOne, { answers }: Session, competence: Competence): LearnedOne => {
  if (competence !== 'visit' || !Object.hasOwn(answers, 'visited_with')) return before
  const { level, rating } = before
  const beside = accompanied(answers['visited_with'])
  return beside === null ? { level, rating } : { level, rating, beside }
}

const accompaniedOnly = (known: Learned, session: Session, competence: Competence): Learned => {
  const before = known[competence] ?? NOTHING
  const after = besideAtVisit(before, session, competence)
  return after === before ? known : { ...known, [competence]: after }
}

const afterEvent = (known: Learned, session: Session, event: TalkEvent): Learned => {
  if (event.type === 'competence_rated') {
    const { competence, value } = event
    return { ...known, [competence]: { ...(known[competence] ?? NOTHING), rating: value } }
  }
  if (event.type !== 'stage_finished' || event.competence === null) return known
  if (!UNAIDED.includes(event.support)) return accompaniedOnly(known, session, event.competence)
  const before = besideAtVisit(known[event.competence] ?? NOTHING, session, event.competence)
  const level = Math.min(LEVEL_OF_HOME, Math.max(before.level, levelAtStart(session, event.competence) + 1))
  return { ...known, [event.competence]: { ...before, level } }
}

/** What is known of a person's skills after a turn; the same object where the turn taught nothing. */
export const learnedAfter = (known: Learned, session: Session, events: readonly TalkEvent[]): Learned =>
  events.reduce((learned, event) => afterEvent(learned, session, event), known)

/** What a new talk begins with: how far one is in each competence, and how one rated oneself last. */
export const answersOf = (learned: Learned): Record<string, AnswerValue> => {
  const known = Competence.options.map((competence) => [competence, learned[competence] ?? NOTHING] as const)
  const levels = known.filter(([, { level }]) => level > 0)
  const ratings = known.filter(([, { rating }]) => rating !== null)
  const beside = learned.visit?.beside
  return {
    ...Object.fromEntries(levels.map(([competence, { level }]) => [levelName(competence), level])),
    ...Object.fromEntries(
      ratings.map(([competence, { rating }]) => [ratingName('before', competence), rating]),
    ),
    ...(ratings.length > 0 ? { [RATED]: true } : {}),
    ...(beside === undefined ? {} : { visited_with: beside }),
  }
}
