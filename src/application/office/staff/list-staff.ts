import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/scenario/text-ref.ts'
import { decide } from '../../decision.ts'
import { refuse } from '../audited.ts'
import type { OfficeButton } from '../office-words.ts'
import { inPlace, type OfficeUseCase, say } from '../use-case.ts'
import { employeeOf } from './confirm-staff.ts'

/** Who works in the department; each line opens a card. */
export const listStaff: OfficeUseCase = {
  action: 'see_staff',
  run: async (call) => {
    const colleagues = await call.desks.staff.colleagues(call.actor.department, call.today)
    const buttons = colleagues.map(
      ({ id, name, role, state }): OfficeButton => [
        text(state === 'waiting' ? 'office.staff.line_waiting' : 'office.staff.line', {
          name: shortName(name),
          role: text(`office.roles.${role}`),
        }),
        'employee',
        id,
      ],
    )
    const head = text('office.staff.head', { department: call.actor.departmentName, n: colleagues.length })
    return say(call, [
      call.words.message([head], [...buttons, [text('office.more.buttons.invite'), 'invite']]),
    ])
  },
}

/** An employee's card: districts, and what can be arranged. */
export const showEmployee: OfficeUseCase = {
  action: 'see_staff',
  run: async (call) => {
    const found = await employeeOf(call, 'see_staff')
    if (!found) return refuse(call, 'see_staff', `staff:${call.args[0] ?? ''}`)
    const { id, name, role, state, work } = found
    const parts = [
      text('office.staff.card', { name, role: text(`office.roles.${role}`) }),
      ...work.map((each) => text(`office.staff.works.${each.kind}`, { district: each.name })),
      ...(state === 'waiting' ? [text('office.staff.is_waiting')] : []),
    ]
    const buttons: OfficeButton[] =
      state === 'waiting'
        ? [
            [text('office.staff.buttons.confirm'), 'staff_confirm', id],
            [text('office.staff.buttons.refuse'), 'staff_remove', id],
          ]
        : [[text('office.staff.buttons.remove'), 'staff_remove_sure', id]]
    return decide(call.moment, { replies: [call.words.message(parts, buttons)] })
  },
}

/** Asked once more: whoever is removed has to be invited anew. */
export const askRemoval: OfficeUseCase = {
  action: 'remove_staff',
  run: async (call) => {
    const found = await employeeOf(call, 'remove_staff')
    if (!found || found.id === call.actor.id)
      return refuse(call, 'remove_staff', `staff:${call.args[0] ?? ''}`)
    const question = text('office.staff.remove_sure', { name: found.name })
    const buttons: OfficeButton[] = [
      [text('office.staff.buttons.remove_yes'), 'staff_remove', found.id],
      [text('office.staff.buttons.keep'), 'employee', found.id],
    ]
    return decide(call.moment, { replies: [inPlace(call, call.words.message([question], buttons))] })
  },
}
