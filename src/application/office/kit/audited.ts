import type { Action } from '../../../domain/access/action.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { Audited } from '../../ports/office/changes.ts'
import type { OwnCard } from '../../ports/office/people-desk.ts'
import type { OfficeCall } from './office-call.ts'

/** A line of the record: what an employee looked at or did. */
export const allowed = (
  { actor }: { readonly actor: Pick<Actor, 'id'> },
  action: Action,
  object: string,
  reason = '',
): Audited => ({
  type: 'audit',
  actor: actor.id,
  action,
  object,
  outcome: 'allowed',
  reason,
})

/** A line of the record: what a citizen did with their own card. */
export const byCitizen = (action: string, { citizen }: Pick<OwnCard, 'citizen'>, reason = ''): Audited => ({
  type: 'audit',
  actor: 'citizen',
  action,
  object: `citizen:${citizen}`,
  outcome: 'allowed',
  reason,
})

/** A line of the record: what was tried from a chat that may not do it. */
export const refusedChat = ({ person }: Pick<OfficeCall['moment'], 'person'>, action: string): Audited => ({
  type: 'audit',
  actor: 'citizen',
  action,
  object: `chat:${person.id}`,
  outcome: 'refused',
  reason: '',
})

/**
 * The answer to what is not there – or not in sight: the same words for both (promises.md B3). That it was asked for is on
 * record.
 */
export const refuse = (call: OfficeCall, action: Action, object: string): Decision => {
  const { moment, actor, words } = call
  const office: Audited[] = [
    { type: 'audit', actor: actor.id, action, object, outcome: 'refused', reason: '' },
  ]
  return decide(moment, { replies: [words.message([text('office.menu.not_found')])], office })
}
