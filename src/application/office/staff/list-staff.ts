import { may } from '../../../domain/access/can.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { Cover } from '../../ports/office/arranging-desk.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase, say } from '../kit/use-case.ts'
import { ownDistricts } from './arrange-cover.ts'
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
    const more: OfficeButton[] = [
      [text('office.more.buttons.invite'), 'invite'],
      [text('office.more.buttons.invites'), 'invites'],
    ]
    const head = text('office.staff.head', { department: call.actor.departmentName, n: colleagues.length })
    return say(call, [call.words.message([head], [...buttons, ...more])])
  },
}

/** Who stands in for them, now or later; a head can call it off. */
const coversOf = async ({ desks, actor, today }: OfficeCall, { id }: Employee): Promise<Cover[]> => {
  const covers = await desks.arranging.covers(actor.department, today)
  return covers.filter(({ owner }) => owner.id === id)
}

const coverLine = ({ by, districtName, from, until }: Cover): TextRef =>
  until === null
    ? text('office.cover.line_open', { name: shortName(by.name), district: districtName })
    : text('office.cover.line', {
        name: shortName(by.name),
        district: districtName,
        from: { date: from },
        until: { date: until },
      })

const cardButtons = (call: OfficeCall, found: Employee, covers: readonly Cover[]): OfficeButton[] => {
  const { id, state } = found
  if (state === 'waiting')
    return [
      [text('office.staff.buttons.confirm'), 'staff_confirm', id],
      [text('office.staff.buttons.refuse'), 'staff_remove', id],
    ]
  if (state === 'removed') return []
  const isArranging = may(call.actor.role, 'arrange_cover')
  return [
    ...(isArranging && ownDistricts(found).length > 0
      ? [[text('office.cover.buttons.arrange'), 'cover', id] as const]
      : []),
    ...(isArranging && covers.length > 0
      ? [[text('office.cover.buttons.end'), 'cover_end', id] as const]
      : []),
    [text('office.staff.buttons.remove'), 'staff_remove_sure', id],
  ]
}

/** An employee's card: districts, who stands in, and what can be arranged. */
export const showEmployee: OfficeUseCase = {
  action: 'see_staff',
  run: async (call) => {
    const found = await employeeOf(call, 'see_staff')
    if (!found) return refuse(call, 'see_staff', `staff:${call.args[0] ?? ''}`)
    const { name, role, state, work } = found
    const covers = await coversOf(call, found)
    const parts = [
      text('office.staff.card', { name, role: text(`office.roles.${role}`) }),
      ...work.map((each) => text(`office.staff.works.${each.kind}`, { district: each.name })),
      ...covers.map(coverLine),
      ...(state === 'waiting' ? [text('office.staff.is_waiting')] : []),
    ]
    return decide(call.moment, { replies: [call.words.message(parts, cardButtons(call, found, covers))] })
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
