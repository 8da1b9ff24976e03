import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import { readNeeds } from '../../../domain/people/needs-card.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Moment } from '../../decision.ts'
import type { Button, Outgoing } from '../../ports/messenger.ts'
import type { OwnCard } from '../../ports/office/people-desk.ts'
import type { DeletionAsked } from '../../ports/talk-store.ts'
import { inviteSettingsButton } from '../events/invite-settings.ts'
import { officeDay } from '../kit/office-call.ts'
import { OfficeWords } from '../kit/office-words.ts'
import { ownInterestsButton, ownUnlinkButton } from '../people/own-buttons.ts'
import { allFactLines } from '../people/person-words.ts'

/** Within how many working days a demand to end the processing of data is answered (152-ФЗ, article 21, part 5.1). */
const ANSWER_WITHIN = 10

const wordsOf = ({ conversation, language, person }: Moment): OfficeWords =>
  new OfficeWords(conversation.renderers[language], person.large)

/** The card of the register for «Мои данные»: everything that it holds of the person. */
export const ownCardLines = (
  moment: Moment,
  { facts, departmentName, registeredOn, needs }: OwnCard,
): string[] => {
  const words = wordsOf(moment)
  const chosen = readNeeds(needs).chosen.filter((item) => words.has(`office.needs.items.${item}`))
  const list = chosen.map((item) => text(`office.needs.items.${item}`))
  return [
    words.phrase('office.own.data_heading'),
    words.phrase('office.own.data_kept_by', { department: departmentName }),
    words.phrase('office.own.data_since', { date: { date: registeredOn } }),
    ...allFactLines(facts, officeDay(moment)).map((line) => words.plain(line)),
    ...(list.length === 0 ? [] : [words.phrase('office.own.data_needs', { list: { list } })]),
  ]
}

/** What a linked citizen can do with the card. */
export const ownCardButtons = (moment: Moment): Button[][] => {
  const words = wordsOf(moment)
  const settings = inviteSettingsButton(words)
  return [[ownInterestsButton(words)], [settings], [ownUnlinkButton(words)]]
}

/** The last word to whoever deleted their data and has a card: plainly what goes and what stays. */
export const deletedWithCard = (moment: Moment): Outgoing =>
  wordsOf(moment).message([text('office.own.deleted')])

/** The specialist's task that follows from it. */
export const deletionTask = (moment: Moment): DeletionAsked => {
  const { conversation } = moment
  const on = officeDay(moment)
  return {
    id: conversation.chance.id(),
    on,
    due: addWorkingDays(conversation.calendar, on, ANSWER_WITHIN).date,
  }
}
