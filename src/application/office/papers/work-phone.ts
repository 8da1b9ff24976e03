import { text } from '../../../domain/words/text-ref.ts'
import type { FormField } from '../../ports/office/dialogs.ts'
import { answerOf } from '../kit/fields.ts'
import { endedBy } from '../kit/form-about.ts'
import { beginForm, type OfficeForm } from '../kit/office-form.ts'
import { useCase } from '../kit/screen.ts'
import { readPhone } from '../people/person-fields.ts'

const phoneField: FormField = {
  name: 'phone',
  ask: ({ known }) =>
    typeof known === 'string'
      ? text('office.institution.ask_other_phone', { phone: known })
      : text('office.institution.ask_phone'),
  read: (input) =>
    'words' in input ? readPhone(input.words) : { fault: text('office.fields.words_needed') },
}

/** The number at work of whoever types it: papers and the citizen's sheet give it. */
export const WORK_PHONE_FORM: OfficeForm = {
  form: { id: 'work_phone', fields: [phoneField] },
  finish: endedBy('print_form', (call, answers) => {
    const phone = answerOf(answers, 'phone') ?? ''
    return {
      parts: [text('office.institution.phone_kept', { phone })],
      changes: [{ type: 'keep_work_phone', staff: call.actor.id, phone }],
    }
  }),
}

/** «Мой рабочий телефон». */
export const sayWorkPhone = useCase('print_form', async (call) =>
  beginForm(call, WORK_PHONE_FORM, { known: await call.desks.papers.workPhone(call.actor.id) }),
)
