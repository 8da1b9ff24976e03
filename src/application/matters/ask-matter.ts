import { type Params, text } from '../../domain/words/text-ref.ts'
import type { Moment } from '../decision.ts'
import { inRows } from '../outgoing.ts'
import type { Button, Outgoing } from '../ports/messenger.ts'
import { actionToken } from '../screens.ts'
import { needsArgument, needTitle } from './name-needs.ts'

/** A question about matters: a text of `screens.matters` over its buttons. */
export const askMatter = (
  { conversation, language, person }: Moment,
  key: string,
  params: Params,
  buttons: readonly Button[],
): Outgoing => ({
  kind: 'text',
  html: conversation.renderers[language].html(text(`screens.matters.${key}`, params)),
  buttons: inRows(buttons, person.large),
})

/** A button for each need, with the others in it: the first press takes one up, none is lost. */
export const needButtons = (moment: Moment, needs: readonly string[]): Button[] =>
  needs.map((need) => ({
    text: needTitle(moment, need),
    token: actionToken('first', needsArgument([need, ...needs.filter((each) => each !== need)])),
  }))

/** Needs by their names, one after another: «Паспорт», «Детский сад». */
export const namedInRow = (moment: Moment, needs: readonly string[]): string =>
  needs.map((need) => `«${needTitle(moment, need)}»`).join(', ')
