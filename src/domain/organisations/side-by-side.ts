import type { LocalMoment } from '../calendar/local-date.ts'
import { factLine } from '../facts/fact-line.ts'
import type { Need } from '../needs/need.ts'
import { type TextRef, text, textAt } from '../words/text-ref.ts'
import type { Candidate } from './candidates.ts'
import type { Region } from './region.ts'

/** What the comparison looks at besides the organisations themselves. */
interface Around {
  readonly need: Need
  readonly region: Region
  readonly now: LocalMoment
}

/** The methodology's criteria (C3), in the order in which they are read out. */
export const CRITERIA = ['profile', 'apply', 'wait', 'papers', 'cost', 'result', 'plus', 'minus'] as const

/** The name that stands on a button and in a table: the office's own, or the kind of office. */
export const organisationName = ({ body, organisation }: Candidate, { need, region }: Around): TextRef =>
  organisation
    ? text(`regions.${region.id}.organisations.${organisation.id}.name`)
    : text(`needs.${need.id}.bodies.${body.id}.name`)

/** One organisation as a block of short lines, readable on a phone: name, criteria, distance, day of verification. */
const block = (candidate: Candidate, around: Around, place: number): TextRef[] => {
  const { body, organisation } = candidate
  const { need, region, now } = around
  const heading = text('talk.organisation.heading', { n: place, name: organisationName(candidate, around) })
  const criteria = CRITERIA.map((criterion) =>
    text(`talk.criteria.${criterion}`, { value: text(`needs.${need.id}.bodies.${body.id}.${criterion}`) }),
  )
  const own = organisation ? organisationLines(organisation.id, region, organisation) : []
  const facts = organisation ? [body.fact, organisation.fact] : [body.fact]
  return [heading, ...criteria, ...own, factLine(facts, now.date)]
}

const organisationLines = (
  id: string,
  region: Region,
  organisation: { phone?: string | undefined },
): TextRef[] => {
  const base = `regions.${region.id}.organisations.${id}`
  const place = text('talk.organisation.place', {
    address: textAt(`${base}.address`),
    access: textAt(`${base}.access`),
  })
  const hours = text('talk.organisation.hours', { hours: textAt(`${base}.hours`) })
  return organisation.phone
    ? [place, hours, text('talk.organisation.phone', { phone: organisation.phone })]
    : [place, hours]
}

/** The compared organisations over the same criteria, a block of lines each: a table that fits a narrow screen. */
export const sideBySide = (found: readonly Candidate[], around: Around): TextRef[][] =>
  found.map((candidate, index) => block(candidate, around, index + 1))
