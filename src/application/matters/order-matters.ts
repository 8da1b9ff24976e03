import { text } from '../../domain/words/text-ref.ts'
import type { Moment } from '../decision.ts'
import { inRows } from '../outgoing.ts'
import type { Button, Outgoing } from '../ports/messenger.ts'
import { actionToken } from '../screens.ts'
import { needsArgument, needTitle, withoutNumbers } from './name-needs.ts'

/** Words wait under this name for the press that says what is done about them. */
const heldFor = ({ person }: Moment): string => `${person.id}.matters`

/** Keeps in memory how matters were named, until the person has said what is done about them. */
export const holdWords = (moment: Moment, words: string): void =>
  moment.conversation.recentWords.keep(heldFor(moment), withoutNumbers(moment, words))

/** How they were named, once; null – nothing is known of it any more. */
export const heldWords = (moment: Moment): string | null =>
  moment.conversation.recentWords.take(heldFor(moment))

/** The question which of several matters comes first: a button each, with the others in it, so that none is lost. */
export const orderMatters = (moment: Moment, needs: readonly string[]): Outgoing => {
  const { conversation, language, person } = moment
  const title = (need: string): string => needTitle(moment, need)
  const buttons = needs.map(
    (need): Button => ({
      text: title(need),
      token: actionToken('first', needsArgument([need, ...needs.filter((each) => each !== need)])),
    }),
  )
  const what = needs.map((need) => `«${title(need)}»`).join(', ')
  return {
    kind: 'text',
    html: conversation.renderers[language].html(text('screens.matters.several', { n: needs.length, what })),
    buttons: inRows(buttons, person.large),
  }
}
