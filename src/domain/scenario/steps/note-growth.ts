import { ownEntry } from '../../own-entry.ts'
import type { AnswerValue } from '../condition.ts'
import { Competence } from '../definition.ts'
import type { TalkEvent } from '../event.ts'
import type { Outcome, Talk } from '../talk.ts'
import { ratingName } from './rate.ts'

/** The grades of whoever does it without help, and of whoever has done it with hints. */
const CAN = 5
const WITH_HINTS = 3

/** What was answered to «Что теперь сделаете без помощи?», by the competence that it tells of. */
const claims = (said: unknown, competence: Competence): boolean => said === 'all' || said === competence

const gradeAfter = (said: unknown, competence: Competence, before: number): number => {
  if (claims(said, competence)) return CAN
  return said === 'not_yet' ? before : Math.max(before, WITH_HINTS)
}

/**
 * How a person stands at the end of the way, from the one question that asks it and from what was done: what they now do
 * without help counts in full, what they have done with hints counts as that, and whoever still needs help stands where they
 * stood (C-measure). What was never rated before is left out.
 */
export const noteGrowth = ({ session }: Talk): Extract<Outcome, { move: 'next' }> => {
  const said = ownEntry(session.answers, 'review.alone')
  const events: TalkEvent[] = []
  const answers: Record<string, AnswerValue> = {}
  for (const competence of Competence.options) {
    const before = ownEntry(session.answers, ratingName('before', competence))
    if (typeof before !== 'number') continue
    const value = gradeAfter(said, competence, before)
    events.push({ type: 'competence_rated', competence, moment: 'after', value })
    answers[ratingName('after', competence)] = value
  }
  return { move: 'next', events, answers }
}
