import type { AlertKind } from '../../domain/events/alert.ts'
import type { Lesson } from '../../domain/events/lesson.ts'
import type { Need } from '../../domain/needs/need.ts'
import { datedFacts, isWellDated, staleFacts } from '../../domain/organisations/dated-facts.ts'
import type { Region } from '../../domain/organisations/region.ts'
import { fault, type Issue, warning } from '../../domain/words/issue.ts'

/** Days and sources of facts that cannot be true, and those that have to be looked at again by `today`. */
export const inspectDates = (
  needs: Iterable<Need>,
  today: string,
  regions: Iterable<Region> = [],
  lessons: Iterable<Lesson> = [],
  alerts: Iterable<AlertKind> = [],
): Issue[] => {
  const facts = datedFacts(needs, regions, lessons, alerts)
  return [
    ...facts
      .filter((fact) => !isWellDated(fact, today))
      .map(({ file, place }) =>
        fault(file, 'verified after today or after "verify_by": correct the days', { step: place }),
      ),
    ...facts
      .filter(({ certainty, source }) => certainty === 'verified' && source === undefined)
      .map(({ file, place }) =>
        fault(file, 'verified without a "source": name it, or say "memory"', { step: place }),
      ),
    ...staleFacts(facts, today).map(({ file, place, verify_by }) =>
      warning(file, `stale since ${verify_by}: verify it again and move the days`, { step: place }),
    ),
  ]
}
