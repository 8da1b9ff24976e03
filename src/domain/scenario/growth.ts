import { ownEntry } from '../own-entry.ts'
import { Competence } from './definition.ts'
import { ratingName } from './steps/rate.ts'
import type { Talk } from './talk.ts'

/** How one competence changed: self-assessments from 1 to 5, null where none was given. */
export interface Growth {
  readonly competence: Competence
  readonly before: number | null
  readonly after: number | null
}

const rating = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** Growth of each competence that was assessed at least once, in the order of the track (C-measure). */
export const growthIn = ({ session }: Talk): Growth[] =>
  Competence.options
    .map((competence) => ({
      competence,
      before: rating(ownEntry(session.answers, ratingName('before', competence))),
      after: rating(ownEntry(session.answers, ratingName('after', competence))),
    }))
    .filter(({ before, after }) => before !== null || after !== null)
