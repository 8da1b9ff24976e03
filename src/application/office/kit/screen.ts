import type { Action } from '../../../domain/access/action.ts'
import type { NamedText, TextRef } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { allowed } from './audited.ts'
import type { OfficeCall } from './office-call.ts'
import type { OfficeButton } from './office-words.ts'
import { inPlace, type OfficeUseCase } from './use-case.ts'

/** Where a screen appears: as a message of its own, or in place of the one whose button was pressed. */
export type Place = 'new' | 'in_place'

/** What a screen shows, as plain data: it can be rendered, counted and compared without a chat. */
export interface Screen {
  /** One below the other, the question or the way on last. */
  readonly parts: readonly TextRef[]
  readonly buttons?: readonly OfficeButton[]
  /** A message of its own where nothing is said. */
  readonly place?: Place
  /** What was looked at, for the record, e.g. `case:1k9x`; nothing is noted without it. */
  readonly object?: string
  /** What is changed by it. */
  readonly changes?: readonly OfficeChange[]
}

/** What a use case comes to: one screen, or a decision of another shape – a file, a toast, the first question of a dialog. */
export type Answer = Screen | Decision

/** Shows a screen, and notes on record that an employee looked. */
export const show = (
  call: OfficeCall,
  action: Action,
  { parts, buttons = [], place = 'new', object, changes = [] }: Screen,
): Decision => {
  const message = call.words.message(parts, buttons)
  const looked = object === undefined ? [] : [allowed(call, action, object)]
  return decide(call.moment, {
    replies: [place === 'in_place' ? inPlace(call, message) : message],
    office: [...changes, ...looked],
  })
}

/** The decision that an answer means. */
export const answered = (call: OfficeCall, action: Action, answer: Answer): Decision =>
  'parts' in answer ? show(call, action, answer) : answer

/**
 * A use case that is about nothing in particular; one about a thing is made by `about`.
 * @example useCase('see_board', async (call) => ({ parts: figureLines(await boardOf(call)), buttons: [] }))
 */
export const useCase = (
  action: Action,
  run: (call: OfficeCall) => Answer | Promise<Answer>,
): OfficeUseCase => ({
  action,
  run: async (call) => answered(call, action, await run(call)),
})

/** A word at the edge of the screen: nothing is to be shown, the press was heard. */
export const toast = ({ moment, words }: Pick<OfficeCall, 'moment' | 'words'>, key: NamedText): Decision =>
  decide(moment, { toast: words.phrase(key) })

/** The answer to a button, or a choice in it, that was never ours. */
export const unknownButton = ({ moment }: Pick<OfficeCall, 'moment'>): Decision =>
  decide(moment, { toast: moment.screens.label('unknown_button') })
