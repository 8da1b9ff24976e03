import { type Candidate, candidates } from '../organisations/candidates.ts'
import { LIMITS } from './limits.ts'
import type { Talk } from './talk.ts'

/** Under which the offices are kept that the person called closed. */
export const CLOSED = 'closed'

/** Why the person has the need, e.g. `stolen`; undefined – not known yet. */
export const causeOf = ({ session }: Talk): string | undefined => {
  const cause = session.answers['cause']
  return typeof cause === 'string' ? cause : undefined
}

const isStrings = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

/** Ids of offices that the person called closed: they are not offered again in this talk. */
export const closedIn = ({ session }: Talk): readonly string[] => {
  const closed: unknown = session.answers[CLOSED]
  return isStrings(closed) ? closed : []
}

/** Offices that can help in this talk, at most `limit`; those that are closed are none. */
export const officesIn = (talk: Talk, limit: number = LIMITS.compared): Candidate[] => {
  const { need, region } = talk.situation
  const closed = closedIn(talk)
  const open = region.organisations.filter(({ id }) => !closed.includes(id))
  return candidates(need, { ...region, organisations: open }, causeOf(talk), limit)
}
