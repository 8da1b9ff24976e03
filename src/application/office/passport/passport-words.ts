import { DISTRICT_FACTS, type DistrictFact, isStale } from '../../../domain/district/district-fact.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { DistrictFactLine } from '../../ports/office/district-fact-desk.ts'

export const factName = (kind: DistrictFact): TextRef => text(`office.passport.facts.${kind}`)

/** A value as it is read: the kind of place by its name, all else as it was typed. */
export const factValue = ({ kind, value }: Pick<DistrictFactLine, 'kind' | 'value'>): TextRef | string =>
  DISTRICT_FACTS[kind] === 'place' ? text(`office.passport.places.${value}`) : value

/** A fact in a line, with the day it was checked; of one that nobody looked at for long that it is time. */
export const factLine = (kind: DistrictFact, found: DistrictFactLine | undefined, today: string): TextRef => {
  const name = factName(kind)
  if (found === undefined) return text('office.passport.missing', { name })
  return text(isStale(found, today) ? 'office.passport.stale' : 'office.passport.line', {
    name,
    note: factValue(found),
    date: { date: found.checkedOn },
  })
}
