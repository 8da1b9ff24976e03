import { readNeeds, toggled } from '../../../../domain/people/needs-card.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import { byCitizen } from '../../kit/audited.ts'
import type { EventUseCase } from '../../kit/event-press.ts'
import { unknownInterest } from './interest.ts'

/** «Записать в вашу карточку?» – an interest is learned from an answer with the person's yes only (Y-address). */
export const learnInterest: EventUseCase = async ({ place, own, args: [id = '', said] }) => {
  const { moment, desks, words, today } = place
  const found = await desks.signUps.answering(own.citizen, id)
  const card = readNeeds(own.needs)
  const { content } = moment.conversation
  const item = found && unknownInterest(found.event, content.events, content.needsCard, card)
  if (said !== 'yes')
    return decide(moment, { replies: [words.message([text('office.sign_up.not_learned')])] })
  if (!item) return decide(moment, { replies: [words.message([text('office.sign_up.learned')])] })
  const changes: OfficeChange[] = [
    {
      type: 'keep_needs_card',
      citizen: own.citizen,
      on: today,
      by: null,
      card: JSON.stringify(toggled(content.needsCard, card, item)),
    },
    byCitizen('change_needs_card', own),
  ]
  return decide(moment, {
    replies: [words.message([text('office.sign_up.learned')])],
    office: changes,
  })
}
