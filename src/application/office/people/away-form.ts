import { readDate } from '../../../domain/when/read-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { FormAnswers } from '../../ports/office/dialogs.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import { dayFault } from '../kit/day-fault.ts'
import { endedAbout } from '../kit/form-about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../kit/office-form.ts'
import { CITIZEN } from './citizen.ts'
import { confirmPresence } from './note-presence.ts'

/** Further ahead nobody knows: then it is asked again. */
const YEARS = 1

const NO_SUCH_DAY = text('office.presence.no_such_day')

/** The day in the language of whoever typed it; a slip is said, and the question stands again. */
const finish = async (call: OfficeCall, { id }: CitizenCard, answers: FormAnswers): Promise<Decision> => {
  const { moment, today, words } = call
  const vocabulary = moment.conversation.content.vocabulary[moment.language]
  const read = readDate(String(answers['until']), today, 'future', vocabulary, YEARS)
  if ('date' in read && read.date >= today)
    return confirmPresence.run({ ...call, args: [id, 'away', read.date] })
  const again = await beginForm(call, AWAY_FORM, { citizen: id })
  const why = 'fault' in read ? dayFault(read, NO_SUCH_DAY) : NO_SUCH_DAY
  return { ...again, replies: [words.message([why]), ...again.replies] }
}

/** Until which day somebody is away, in words. */
export const AWAY_FORM: OfficeForm = {
  form: {
    id: 'away_until',
    fields: [
      {
        name: 'until',
        ask: () => text('office.presence.ask_day'),
        read: (input) =>
          'words' in input ? { value: input.words } : { fault: text('office.presence.no_such_day') },
      },
    ],
  },
  finish: endedAbout(CITIZEN, 'change_person', finish),
}

/** «Назвать день». */
export const askAwayDay = about(CITIZEN, 'change_person', (call, card) =>
  beginForm(call, AWAY_FORM, { citizen: card.id }),
)
