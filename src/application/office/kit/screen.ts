import type { Action } from '../../../domain/access/action.ts'
import type { TextRef } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { allowed } from './audited.ts'
import type { OfficeCall } from './office-call.ts'
import type { OfficeButton } from './office-words.ts'
import { inPlace } from './use-case.ts'

/** What a screen shows, as plain data: it can be rendered, counted and compared without a chat. */
export interface Screen {
  /** One below the other, the question or the way on last. */
  readonly parts: readonly TextRef[]
  readonly buttons?: readonly OfficeButton[]
  /** What was looked at, for the record, e.g. `case:1k9x`; nothing is noted without it. */
  readonly object?: string
  /** What is changed by it. */
  readonly changes?: readonly OfficeChange[]
}

/** Where a screen appears: as a message of its own, or in place of the one whose button was pressed. */
export type Place = 'new' | 'in_place'

/** Shows a screen, and notes on record that an employee looked. */
export const show = (
  call: OfficeCall,
  action: Action,
  { parts, buttons = [], object, changes = [] }: Screen,
  place: Place = 'new',
): Decision => {
  const message = call.words.message(parts, buttons)
  const looked = object === undefined ? [] : [allowed(call, action, object)]
  return decide(call.moment, {
    replies: [place === 'in_place' ? inPlace(call, message) : message],
    office: [...changes, ...looked],
  })
}
