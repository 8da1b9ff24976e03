import { z } from 'zod'
import { text } from '../../../../domain/scenario/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { FormField } from '../../../ports/office/dialogs.ts'
import type { OfficeForm } from '../../office-form.ts'
import { takeRegister } from '../../people/take-register.ts'
import { receiveSchedule } from './receive-schedule.ts'

/** The file that is asked about. */
const Given = z.looseObject({
  file: z.string(),
  ending: z.string(),
  size: z.number(),
  source: z.string(),
  which: z.enum(['register', 'schedule']),
})

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
  finish: (end) => {
    const { actor, moment, words } = end
    if (actor === null) return decide(moment, { replies: [words.message([text('office.menu.not_found')])] })
    const given = Given.parse(end.answers)
    const place = { ...end, actor }
    return given.which === 'schedule' ? receiveSchedule(place, given) : takeRegister(place, given)
  },
}
