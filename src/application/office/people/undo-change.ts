import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { replacedBy } from '../kit/replaced-words.ts'
import { CITIZEN_IN_HAND } from './citizen.ts'
import { cardLines } from './person-words.ts'
import { cardButtons } from './show-person.ts'

/** The change of a card to new facts: what they replace can be brought back until the end of the day. */
export const changedTo = (call: OfficeCall, card: CitizenCard, facts: CitizenFacts): OfficeChange => ({
  type: 'change_citizen',
  id: card.id,
  facts,
  revision: card.revision,
  replaced: { facts: replacedBy(card.facts, facts), on: call.today },
})

/** «Вернуть прежнее». */
export const undoButton = ({ id }: CitizenCard): OfficeButton => [
  text('office.change.undo'),
  'change_undo',
  id,
]

/** What the last change of today replaced stands in the card again; pressed once more, the change does. */
export const undoChange = about(CITIZEN_IN_HAND, 'change_person', async (call, card) => {
  const before = await call.desks.people.replaced(card.id, call.today)
  if (before === null) return { parts: [text('office.change.undo_over')], buttons: cardButtons(card) }
  const facts: CitizenFacts = { ...card.facts, ...before }
  const next = { ...card, facts }
  const lines = [text('office.change.undone'), text('talk.blank'), ...cardLines(next, call.today)]
  return {
    parts: lines,
    buttons: [undoButton(card), ...cardButtons(next)],
    changes: [changedTo(call, card, facts), allowed(call, 'change_person', `citizen:${card.id}`, 'undo')],
  }
})
