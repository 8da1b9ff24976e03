import { readDate } from '../../../domain/when/read-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { refuse } from '../kit/audited.ts'
import { dayFault } from '../kit/day-fault.ts'
import { officeCall } from '../kit/office-call.ts'
import { beginForm, type FormEnd, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { confirmPresence } from './note-presence.ts'
import { cardOf } from './show-person.ts'

/** Further ahead nobody knows: then it is asked again. */
const YEARS = 1

const NO_SUCH_DAY = text('office.presence.no_such_day')

/** The day in the language of whoever typed it; a slip is said, and the question stands again. */
const finish = async (end: FormEnd): Promise<Decision> => {
  const { moment, actor, desks, answers, today } = end
  const citizen = String(answers['citizen'])
  const vocabulary = moment.conversation.content.vocabulary[moment.language]
  const read = readDate(String(answers['until']), today, 'future', vocabulary, YEARS)
  const date = 'date' in read && read.date >= today ? read.date : null
  if (actor === null) return decide(moment)
  if (date !== null) return confirmPresence.run(officeCall(moment, actor, desks, [citizen, 'away', date]))
  const again = await beginForm(end, AWAY_FORM, { citizen })
  const why = 'fault' in read ? dayFault(read, NO_SUCH_DAY) : NO_SUCH_DAY
  return { ...again, replies: [end.words.message([why]), ...again.replies] }
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
  finish,
}

/** «Назвать день». */
export const askAwayDay: OfficeUseCase = {
  action: 'change_person',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refuse(call, 'change_person', `citizen:${call.args[0] ?? ''}`)
    return beginForm(call, AWAY_FORM, { citizen: card.id })
  },
}
