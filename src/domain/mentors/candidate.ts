import type { LocalDate } from '../calendar/local-date.ts'
import { ageOn } from '../people/age.ts'
import type { MentorFacts } from './mentor-facts.ts'

/** Where a candidate stands with the institution (seeds/004.txt, 3.7). */
export const MENTOR_STATES = ['candidate', 'accepted', 'refused'] as const
export type MentorState = (typeof MENTOR_STATES)[number]

/** Why the institution says no. What the seed asks of a mentor stands first. */
export const MENTOR_REFUSALS = [
  'not_adult',
  'not_local',
  'no_organisation',
  'papers_lacking',
  'unsuited',
  'withdrew',
  'other',
] as const
export type MentorRefusal = (typeof MENTOR_REFUSALS)[number]

/** What a decision needs and a candidate may lack. */
export const MENTOR_LACKS = ['adult', 'local', 'organisation', 'questionnaire', 'papers'] as const
export type MentorLack = (typeof MENTOR_LACKS)[number]

/** A candidate as a decision looks at them. */
export interface Candidate {
  readonly facts: Pick<MentorFacts, 'birthDate' | 'isLocal' | 'organisation'>
  /** Days on which the questionnaire and copies of papers came; null – not yet. */
  readonly questionnaireOn: LocalDate | null
  readonly papersOn: LocalDate | null
}

const ADULT = 18

/**
 * What stands in the way of a yes on a day: a mentor is of age, lives in the municipality, comes from a non-profit organisation
 * (seeds/004.txt, 3.5) and has handed in application, questionnaire and papers (3.6). The application began the record.
 * @example candidateLacks(of somebody born on 2010-01-01 with all papers, '2026-11-30') // ['adult']
 */
export const candidateLacks = (
  { facts, questionnaireOn, papersOn }: Candidate,
  day: LocalDate,
): readonly MentorLack[] => [
  ...(ageOn(facts.birthDate, day) < ADULT ? (['adult'] as const) : []),
  ...(facts.isLocal ? [] : (['local'] as const)),
  ...(facts.organisation === null ? (['organisation'] as const) : []),
  ...(questionnaireOn === null ? (['questionnaire'] as const) : []),
  ...(papersOn === null ? (['papers'] as const) : []),
]
