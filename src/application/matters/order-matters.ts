import type { Moment } from '../decision.ts'
import type { Outgoing } from '../ports/messenger.ts'
import { askMatter, namedInRow, needButtons } from './ask-matter.ts'
import { withoutNumbers } from './name-needs.ts'

/** Words wait under this name for the press that says what is done about them. */
const heldFor = ({ person }: Moment): string => `${person.id}.matters`

/** Keeps in memory how matters were named, until the person has said what is done about them. */
export const holdWords = (moment: Moment, words: string): void =>
  moment.conversation.recentWords.keep(heldFor(moment), withoutNumbers(moment, words))

/** How they were named, once; null – nothing is known of it any more. */
export const heldWords = (moment: Moment): string | null =>
  moment.conversation.recentWords.take(heldFor(moment))

/** The question which of several matters comes first: a button each, with the others in it, so that none is lost. */
export const orderMatters = (moment: Moment, needs: readonly string[]): Outgoing =>
  askMatter(
    moment,
    'several',
    { n: needs.length, what: namedInRow(moment, needs) },
    needButtons(moment, needs),
  )
