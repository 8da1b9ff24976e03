import type { Decision } from '../../decision.ts'
import type { OwnCard } from '../../ports/office/people-desk.ts'
import type { FormPlace } from './office-form.ts'

/** A citizen of the register does something about events: where, who it is, and the ids of the press. */
export interface EventCall {
  readonly place: FormPlace
  readonly own: OwnCard
  readonly args: readonly string[]
}

/** What a press of a citizen does. Reads only; what it changes stands in the decision. */
export type EventUseCase = (call: EventCall) => Promise<Decision> | Decision
