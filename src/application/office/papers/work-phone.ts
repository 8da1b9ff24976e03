import { text } from '../../../domain/words/text-ref.ts'
import { phone } from '../kit/field.ts'
import { type Begun, dialog, type Questions } from '../kit/form.ts'
import { useCase } from '../kit/screen.ts'

/** The number at work of whoever types it: papers and the citizen's sheet give it. */
export const WORK_PHONE = dialog({
  id: 'work_phone',
  action: 'print_form',
  questions: (from: Questions<{ readonly known: string | null } & Begun>) =>
    from.ask('said', ({ known }) =>
      phone(
        known === null
          ? text('office.institution.ask_phone')
          : text('office.institution.ask_other_phone', { phone: known }),
      ),
    ),
  finish: (call, { said }) => ({
    parts: [text('office.institution.phone_kept', { phone: said })],
    changes: [{ type: 'keep_work_phone', staff: call.actor.id, phone: said }],
  }),
})

/** «Мой рабочий телефон». */
export const sayWorkPhone = useCase('print_form', async (call) =>
  WORK_PHONE.begin(call, { known: await call.desks.papers.workPhone(call.actor.id) }),
)
