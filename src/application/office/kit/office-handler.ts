import type { Decision, Moment } from '../../decision.ts'
import type { Handler } from '../../handler.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { type OfficeCall, type OfficeDesks, officeDay, officeWords } from './office-call.ts'
import type { FormPlace } from './office-form.ts'

type Answer = Promise<Decision | null> | Decision | null

/** A {@link Handler} of the office: it is handed the place – who, in which words, with which desks. */
export interface OfficeHandler {
  readonly name: string
  readonly claims: (moment: Moment) => boolean
  readonly handle: (place: FormPlace) => Answer
}

/** A handler of what employees do: it is handed a call without arguments. */
export interface WorkHandler {
  readonly name: string
  readonly claims: (moment: Moment, actor: Employee) => boolean
  readonly handle: (call: OfficeCall) => Answer
}

/** Where an update meets the office. */
export const placeAt = (moment: Moment, desks: OfficeDesks): FormPlace => ({
  moment,
  actor: moment.actor,
  desks,
  words: officeWords(moment),
  today: officeDay(moment),
})

/** A handler that leaves the dialog under way as it is, or is the dialog itself. */
export const inOffice =
  (desks: OfficeDesks) =>
  ({ name, claims, handle }: OfficeHandler): Handler => ({
    name,
    claims,
    handle: (moment) => handle(placeAt(moment, desks)),
  })

/** Only for employees. */
export const atWork = ({ name, claims, handle }: WorkHandler): OfficeHandler => ({
  name,
  claims: (moment) => moment.actor !== null && claims(moment, moment.actor),
  handle: (place) => (place.actor === null ? null : handle({ ...place, actor: place.actor, args: [] })),
})
