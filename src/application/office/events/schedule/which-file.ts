import { ToldFile } from '../../../../domain/events/kept-reading.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { FormField } from '../../../ports/office/dialogs.ts'
import { takeRegister } from '../../import/take-register.ts'
import type { OfficeForm } from '../../kit/office-form.ts'
import { fetchSchedule, receiveSchedule } from './receive-schedule.ts'

const which: FormField = {
  name: 'which',
  ask: () => text('office.schedule.which.ask'),
  choices: () => [
    { id: 'schedule', label: text('office.schedule.buttons.schedule') },
    { id: 'register', label: text('office.schedule.buttons.register') },
  ],
  read: (input) =>
    'choice' in input && ['schedule', 'register'].includes(input.choice)
      ? { value: input.choice }
      : { fault: text('office.form.choose') },
}

/** A table that may be a list of people or a plan of events: whoever sent it knows. */
export const WHICH_FILE_FORM: OfficeForm = {
  form: { id: 'which_file', fields: [which] },
  finish: async (end) => {
    const { actor, moment, words } = end
    if (actor === null) return decide(moment, { replies: [words.message([text('office.menu.not_found')])] })
    const given = ToldFile.parse(end.answers)
    const place = { ...end, actor }
    return end.answers['which'] === 'schedule'
      ? receiveSchedule(place, given, await fetchSchedule(place, given))
      : takeRegister(place, given)
  },
}
