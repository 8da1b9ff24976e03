import type { Candidate } from '../../organisations/candidates.ts'
import { organisationName } from '../../organisations/side-by-side.ts'
import { numberOf } from '../../scenario/addressed.ts'
import { officesIn } from '../../scenario/offices.ts'
import type { Talk } from '../../scenario/talk.ts'
import { chosenOrganisation } from '../../scenario/variables.ts'
import { type Param, type TextRef, text } from '../../words/text-ref.ts'
import type { AskedOf } from '../act.ts'

/** All offices that a talk may be about. */
export const officesOf = (talk: Talk): Candidate[] => officesIn(talk)

/** The office that is asked about: the one named, else the chosen one, else the first that fits. */
export const officeOf = (talk: Talk, { office }: AskedOf): Candidate =>
  officesOf(talk).find(({ id }) => id === office) ?? chosenOrganisation(talk)

export const nameOf = (talk: Talk, office: Candidate): TextRef => organisationName(office, talk.situation)

/** A line of the office's own: where it is, when it is open. Null – the region knows no such office. */
export const ownLine = (
  { situation: { region } }: Talk,
  { organisation }: Candidate,
  part: 'hours' | 'address' | 'access',
): TextRef | null => organisation && text(`regions.${region.id}.organisations.${organisation.id}.${part}`)

/** What a kind of office is known for, e.g. its `cost`. */
export const bodyLine = (
  { situation: { need } }: Talk,
  { body }: Candidate,
  part: 'name' | 'profile' | 'apply' | 'wait' | 'cost',
): TextRef => text(`needs.${need.id}.bodies.${body.id}.${part}`)

/** The number to ask at: this office's, whichever was chosen; where nobody knows it, how to find it. */
export const phoneOf = (talk: Talk, office: Candidate): Param => numberOf(talk, office)

/** The fact behind an office: the organisation's where there is one. */
export const factOf = ({ organisation, body }: Candidate) => ({ fact: organisation?.fact ?? body.fact })
