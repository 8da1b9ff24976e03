import { ownEntry } from '../../../domain/own-entry.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../../decision.ts'
import { readEventToken } from '../kit/event-token.ts'
import type { NamedPress } from '../kit/named-token.ts'
import { officeWords } from '../kit/office-call.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import { EVENT_PRESSES } from './event-index.ts'

/** «Афиша», typed. */
export const namesEvents = (typed: string, words: OfficeWords): boolean =>
  comparable(typed) === comparable(words.phrase('screens.menu_buttons.events'))

const pressOf = (moment: Moment): NamedPress | null => {
  const { body } = moment.incoming
  if (body.type === 'press') return readEventToken(body.token)
  if (body.type !== 'words') return null
  return namesEvents(body.words, officeWords(moment)) ? { name: 'list', args: [] } : null
}

const answered = async (place: FormPlace, press: NamedPress): Promise<Decision> => {
  const { moment, words, desks } = place
  const run = ownEntry(EVENT_PRESSES, press.name)
  if (!run) return decide(moment, { toast: moment.screens.label('unknown_button') })
  const own = await desks.people.own(moment.person.id)
  if (own === null) return decide(moment, { replies: [words.message([text('office.own.none')])] })
  return run({ place, own, args: press.args })
}

/** What a citizen does about events: answers an invitation, looks what there is. */
export const ownEvents: OfficeHandler = {
  name: 'own_events',
  claims: (moment) => moment.actor === null && pressOf(moment) !== null,
  handle: (place) => {
    const press = pressOf(place.moment)
    return press && answered(place, press)
  },
}
