import type { Action } from '../../../domain/access/action.ts'
import { type Decision, decide } from '../../decision.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { OfficeCall } from './office-call.ts'
import type { UseCaseName } from './use-case-name.ts'

/** A use case of the office: the action that access is decided for, and what it does. */
export interface OfficeUseCase {
  readonly action: Action
  readonly run: (call: OfficeCall) => Promise<Decision> | Decision
}

/** What a room of the office puts into the registry: each by a name that buttons may hold. */
export type UseCases = Readonly<Partial<Record<UseCaseName, OfficeUseCase>>>

/** Answers with messages. */
export const say = ({ moment }: OfficeCall, replies: readonly Outgoing[]): Decision =>
  decide(moment, { replies })

/** Puts a message where the pressed one stands; typed for, it is a new one. */
export const inPlace = (
  { moment }: Pick<OfficeCall, 'moment'>,
  message: Outgoing & { kind: 'text' },
): Outgoing => {
  const { body } = moment.incoming
  const { html, buttons } = message
  return body.type === 'press' && body.message !== null
    ? { kind: 'edit', message: body.message, html, ...(buttons ? { buttons } : {}) }
    : message
}
