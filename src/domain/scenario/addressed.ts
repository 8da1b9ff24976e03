import { type Call, callFor, forCause, type Visit, visitFor } from '../needs/need.ts'
import type { Candidate } from '../organisations/candidates.ts'
import { officeNumber } from '../organisations/office-number.ts'
import type { Organisation } from '../organisations/region.ts'
import { organisationName } from '../organisations/side-by-side.ts'
import { type Param, type TextRef, text } from '../words/text-ref.ts'
import { causeOf, officesIn } from './offices.ts'
import type { Talk } from './talk.ts'

/** The office that the person chose, among those that are compared; undefined – none was chosen. */
const chosenIn = (talk: Talk): Candidate | undefined => {
  const id = talk.session.answers['organisation']
  return officesIn(talk).find((each) => each.id === id)
}

const officeOf = (talk: Talk, body: string): Candidate | undefined =>
  officesIn(talk, Number.MAX_SAFE_INTEGER).find((each) => each.body.id === body)

/** Who is rung: the office that was chosen; before the choice the one that the need has words for. */
export const chosenOrganisation = (talk: Talk): Candidate => {
  const first = callFor(talk.situation.need, causeOf(talk))
  return chosenIn(talk) ?? officeOf(talk, first.body) ?? (officesIn(talk)[0] as Candidate)
}

/** Answers of a call that named a day: who was rung is gone to then. */
const DAY_NAMED: readonly unknown[] = ['got_appointment', 'told_live_queue']

/**
 * Where the person goes: the office that was chosen or that named the day by phone, if one can go there, else the one that
 * receives people for this cause.
 */
export const visitedOrganisation = (talk: Talk): Candidate => {
  const rung = chosenOrganisation(talk)
  const isMeant = chosenIn(talk) !== undefined || DAY_NAMED.includes(talk.session.answers['contact.outcome'])
  if (isMeant && rung.body.ways.includes('visit')) return rung
  return officeOf(talk, visitFor(talk.situation.need, causeOf(talk)).body) ?? rung
}

/** A line to call is no place to go: its body is named instead, and the address asked for. */
const isPlace = ({ phone, walk_minutes, accessible, listed }: Organisation): boolean =>
  listed === true || phone === undefined || walk_minutes !== undefined || accessible !== undefined

/** The same office as a place to go. */
const asPlace = (office: Candidate): Candidate =>
  office.organisation === null || isPlace(office.organisation) ? office : { ...office, organisation: null }

/** What the place is called. */
export const placeName = (talk: Talk): TextRef =>
  organisationName(asPlace(visitedOrganisation(talk)), talk.situation)

/** Where the place is; where nobody knows, that it is asked for by phone. */
export const placeAddress = (talk: Talk): TextRef => {
  const { organisation } = asPlace(visitedOrganisation(talk))
  return organisation
    ? text(`regions.${talk.situation.region.id}.organisations.${organisation.id}.address`)
    : text('talk.organisation.ask_by_phone')
}

/** The number of this very office; one that the person said is wrong is not given again. */
export const numberOf = ({ session, situation }: Talk, office: Candidate): Param => {
  const isDisputed = session.answers['disputed_phone'] === office.id
  const known = isDisputed ? { body: office.body, organisation: null } : office
  return officeNumber(known, situation.need, (key) => situation.has(key))
}

/** The words for the office that is rung; undefined – the need has none for it, general ones are said. */
export const scriptIn = (talk: Talk): Call | undefined => {
  const { body } = chosenOrganisation(talk)
  return forCause(talk.situation.need.calls, causeOf(talk)).find((each) => each.body === body.id)
}

/** The words for the place where the person goes; undefined – the need has none for it, general ones are said. */
export const visitIn = (talk: Talk): Visit | undefined => {
  const { body } = visitedOrganisation(talk)
  return forCause(talk.situation.need.visits, causeOf(talk)).find((each) => each.body === body.id)
}

const QUESTIONS = ['first', 'second', 'third'] as const

/** What the person wants, in words that any office understands: those of the broadest call for the cause. */
const purpose = ({ situation: { need } }: Talk, cause: string | undefined): TextRef => {
  const broadest = forCause(need.calls, cause).at(-1) ?? callFor(need, cause)
  return text(`needs.${need.id}.calls.${broadest.body}.purpose`)
}

/** A part of the call: in the words for the office that is rung, else in general ones. */
export const callText = (talk: Talk, part: 'purpose' | 'opening' | 'write_down'): TextRef => {
  const script = scriptIn(talk)
  if (script) return text(`needs.${talk.situation.need.id}.calls.${script.body}.${part}`)
  const wanted = purpose(talk, causeOf(talk))
  return part === 'purpose' ? wanted : text(`talk.call.${part}`, { purpose: wanted })
}

/** One of the three questions of the call. */
export const callQuestion = (talk: Talk, index: 0 | 1 | 2): TextRef => {
  const script = scriptIn(talk)
  return script
    ? text(`needs.${talk.situation.need.id}.calls.${script.body}.questions.${script.questions[index]}`)
    : text(`talk.call.questions.${QUESTIONS[index]}`)
}

/** What is said first at the place where the person goes. */
export const visitOpening = (talk: Talk): TextRef => {
  const visit = visitIn(talk)
  return visit
    ? text(`needs.${talk.situation.need.id}.visits.${visit.body}.opening`)
    : text('talk.visit_opening', { purpose: purpose(talk, causeOf(talk)) })
}
