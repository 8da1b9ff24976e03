import { ownEntry } from '../../../domain/own-entry.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { type EventPress, readEventToken } from '../kit/event-token.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import { EVENT_PRESSES } from './event-index.ts'

/** «Афиша», typed. */
export const namesEvents = (typed: string, words: OfficeWords): boolean =>
  comparable(typed) === comparable(words.phrase('screens.menu_buttons.events'))

const pressOf = ({ moment: { incoming }, words }: FormPlace): EventPress | null => {
  const { body } = incoming
  if (body.type === 'press') return readEventToken(body.token)
  return body.type === 'words' && namesEvents(body.words, words) ? { name: 'list', args: [] } : null
}

/** What a citizen does about events: answers an invitation, looks what there is. Null – nothing of it. */
export const considerEvents = async (place: FormPlace): Promise<Decision | null> => {
  const press = pressOf(place)
  if (press === null) return null
  const { moment, words, desks } = place
  const run = ownEntry(EVENT_PRESSES, press.name)
  if (!run) return decide(moment, { toast: moment.screens.label('unknown_button') })
  const own = await desks.people.own(moment.person.id)
  if (own === null) return decide(moment, { replies: [words.message([text('office.own.none')])] })
  return run({ place, own, args: press.args })
}
