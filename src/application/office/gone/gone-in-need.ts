import { text } from '../../../domain/words/text-ref.ts'
import type { Composer } from '../kit/composer.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { cryKinds, standingCries } from '../people/standing-cries.ts'

/**
 * Somebody was taken off the month's list while a cry of theirs stands: who, what was noted, what stands, how to reach them.
 * @throws RangeError when they are out of sight.
 */
export const goneInNeed: Composer = async ({ desks, person, day, subject, words }) => {
  const at = Date.parse(`${day}T12:00:00Z`)
  const reader = await desks.staff.ofPerson(person, day)
  const card = reader && (await desks.register.card(reader, subject, day, at))
  if (!reader || !card) throw new RangeError('the notice is about somebody who is out of sight')
  const cries = await standingCries({ desks, actor: reader, today: day, moment: { at } }, card.id)
  const { name, phone } = card.facts
  const toCard: OfficeButton = [text('office.person.buttons.card'), 'person', card.id]
  // All may have been taken back or seen to between the press and this moment.
  if (card.presence === 'present' || cries.length === 0)
    return words.message([text('office.presence.need_over', { name })], [toCard])
  return words.message(
    [
      text('office.presence.in_need', { name, what: text(`office.presence.noted_as.${card.presence}`) }),
      ...cryKinds(cries),
      ...(phone === null ? [] : [text('office.person.phone', { phone })]),
    ],
    [...cries.map(({ id }): OfficeButton => [text('office.tasks.buttons.card'), 'task', id]), toCard],
  )
}
