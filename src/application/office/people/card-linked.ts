import { text } from '../../../domain/words/text-ref.ts'
import type { Composer } from '../kit/composer.ts'

/** A person joined: who, for whoever may still see them. */
export const cardLinked: Composer = async ({ desks, person, subject, day, words }) => {
  const maker = await desks.staff.ofPerson(person, day)
  if (!maker) throw new RangeError('the notice is for an employee who is no more')
  const card = await desks.register.card(maker, subject, day, Date.parse(`${day}T12:00:00Z`))
  if (!card) throw new RangeError('no such card in sight')
  const button = [text('office.person.buttons.card'), 'person', card.id] as const
  return words.message([text('office.link.told', { name: card.facts.name })], [button])
}
