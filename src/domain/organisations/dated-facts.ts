import type { AlertKind } from '../events/alert.ts'
import type { Lesson } from '../events/lesson.ts'
import { isStale, type Provenance } from '../facts/fact.ts'
import type { Need } from '../needs/need.ts'
import type { Region } from './region.ts'

/** A fact that can go stale, with the place where it stands. */
export interface DatedFact extends Provenance {
  /** e.g. `scenarios/needs/passport.yaml` */
  readonly file: string
  /** e.g. `fees.lost` */
  readonly place: string
}

const ofNeed = (need: Need): DatedFact[] =>
  (['bodies', 'documents', 'fees', 'terms', 'laws'] as const).flatMap((group) =>
    need[group].map(({ id, fact }) => ({
      file: `scenarios/needs/${need.id}.yaml`,
      place: `${group}.${id}`,
      ...fact,
    })),
  )

const ofRegion = ({ id, organisations, facts }: Region): DatedFact[] => {
  const file = `scenarios/regions/${id}.yaml`
  return [
    // What stands in the directory is checked there.
    ...organisations
      .filter(({ listed }) => !listed)
      .map((each) => ({ file, place: `organisations.${each.id}`, ...each.fact })),
    ...Object.entries(facts).map(([name, { fact }]) => ({ file, place: `facts.${name}`, ...fact })),
  ]
}

const ofAlert = ({ id, fact }: AlertKind): DatedFact => ({
  file: 'scenarios/alerts.yaml',
  place: id,
  ...fact,
})

const ofLesson = ({ lesson, facts }: Lesson): DatedFact[] =>
  facts.map(({ id, fact }) => ({ file: `scenarios/lessons/${lesson}.yaml`, place: `facts.${id}`, ...fact }))

/** All facts that can go stale, the first to be looked at again in front. */
export const datedFacts = (
  needs: Iterable<Need>,
  regions: Iterable<Region>,
  lessons: Iterable<Lesson> = [],
  alerts: Iterable<AlertKind> = [],
): DatedFact[] =>
  [
    ...[...needs].flatMap(ofNeed),
    ...[...regions].flatMap(ofRegion),
    ...[...lessons].flatMap(ofLesson),
    ...[...alerts].map(ofAlert),
  ].sort((a, b) => (a.verify_by < b.verify_by ? -1 : a.verify_by > b.verify_by ? 1 : 0))

/** Whether a fact's days can be true on `today`: verified in the past, to be verified again after that. */
export const isWellDated = ({ verified_at, verify_by }: Provenance, today: string): boolean =>
  verified_at <= today && verified_at <= verify_by

/** Facts whose day of verification has passed on `today`. */
export const staleFacts = (facts: readonly DatedFact[], today: string): DatedFact[] =>
  facts.filter((fact) => isStale(fact, today))
