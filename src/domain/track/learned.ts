import { z } from 'zod'
import { ownEntry } from '../own-entry.ts'
import type { AnswerValue } from '../scenario/condition.ts'
import { Competence } from '../scenario/definition.ts'
import type { TalkEvent } from '../scenario/event.ts'
import { LEVEL_OF_HOME, levelName } from '../scenario/level.ts'
import type { Session, Support } from '../scenario/session.ts'
import { ratingName } from '../scenario/steps/rate.ts'

/** What a person has learned of one competence over all talks. */
export const LearnedOne = z.strictObject({
  /** In how many talks its stage was walked without a human's help, two at most: then one is at home in it. */
  level: z.int().min(0).max(LEVEL_OF_HOME),
  /** The last self-assessment from 1 to 5; null – none yet. */
  rating: z.int().min(1).max(5).nullable(),
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

const afterEvent = (known: Learned, session: Session, event: TalkEvent): Learned => {
  if (event.type === 'competence_rated') {
    const { competence, value } = event
    return { ...known, [competence]: { ...(known[competence] ?? NOTHING), rating: value } }
  }
  if (event.type !== 'stage_finished' || event.competence === null || !UNAIDED.includes(event.support))
    return known
  const before = known[event.competence] ?? NOTHING
  const level = Math.min(LEVEL_OF_HOME, Math.max(before.level, levelAtStart(session, event.competence) + 1))
  return { ...known, [event.competence]: { ...before, level } }
}

/** What is known of a person's skills after a turn; the same object where the turn taught nothing. */
export const learnedAfter = (known: Learned, session: Session, events: readonly TalkEvent[]): Learned =>
  events.reduce((learned, event) => afterEvent(learned, session, event), known)

/** What a new talk begins with: how far one is in each competence, and how one rated oneself last. */
export const answersOf = (learned: Learned): Record<string, AnswerValue> =>
  Object.fromEntries(
    Competence.options.flatMap((competence): [string, AnswerValue][] => {
      const { level, rating } = learned[competence] ?? NOTHING
      return [
        ...(level > 0 ? [[levelName(competence), level] as [string, AnswerValue]] : []),
        ...(rating !== null ? [[ratingName('before', competence), rating] as [string, AnswerValue]] : []),
      ]
    }),
  )
