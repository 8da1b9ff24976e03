import { can } from '../../../domain/access/can.ts'
import { text } from '../../../domain/scenario/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { allowed, refuse } from '../audited.ts'
import { noticeFor } from '../notices/notice-for.ts'
import type { OfficeCall } from '../office-call.ts'
import { inPlace, type OfficeUseCase } from '../use-case.ts'

/** The employee that a call names, if the actor may act on them; null – none in sight. */
export const employeeOf = async (
  call: OfficeCall,
  action: 'confirm_staff' | 'remove_staff' | 'arrange_cover' | 'see_staff',
): Promise<Employee | null> => {
  const found = await call.desks.staff.find(call.args[0] ?? '', call.today)
  return found && can(call.actor, action, { department: found.department }) ? found : null
}

const answered = (call: OfficeCall, { name, role }: Employee, key: string) =>
  inPlace(call, call.words.message([text(key, { name, role: text(`office.roles.${role}`) })]))

/** The inviter says that it is the right person: from the next press on the chat is an employee's. */
export const confirmStaff: OfficeUseCase = {
  action: 'confirm_staff',
  run: async (call): Promise<Decision> => {
    const { moment } = call
    const found = await employeeOf(call, 'confirm_staff')
    if (!found) return refuse(call, 'confirm_staff', `staff:${call.args[0] ?? ''}`)
    if (found.state !== 'waiting') return decide(moment, { toast: call.words.phrase('office.staff.settled') })
    const told =
      found.person === null
        ? []
        : [noticeFor(call, { rule: 'staff_confirmed', to: found.person, subject: found.id })]
    return decide(moment, {
      replies: [answered(call, found, 'office.staff.confirmed')],
      office: [
        { type: 'confirm_staff', staff: found.id },
        allowed(call, 'confirm_staff', `staff:${found.id}`),
        ...told,
      ],
    })
  },
}

/** Somebody else took the invite, or somebody left: out with the next press. */
export const removeStaff: OfficeUseCase = {
  action: 'remove_staff',
  run: async (call): Promise<Decision> => {
    const { moment } = call
    const found = await employeeOf(call, 'remove_staff')
    if (!found || found.id === call.actor.id)
      return refuse(call, 'remove_staff', `staff:${call.args[0] ?? ''}`)
    if (found.state === 'removed') return decide(moment, { toast: call.words.phrase('office.staff.settled') })
    return decide(moment, {
      replies: [answered(call, found, 'office.staff.removed')],
      office: [
        { type: 'remove_staff', staff: found.id, at: moment.at },
        allowed(call, 'remove_staff', `staff:${found.id}`),
      ],
    })
  },
}
