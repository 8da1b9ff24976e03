import { can } from '../../../domain/access/can.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { onlyThose, type Subject } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** Somebody who works here, or was invited to, on whom the actor may act. */
export const EMPLOYEE: Subject<Employee> = {
  kind: 'staff',
  find: async ({ desks, actor, today }, action, id) => {
    const found = await desks.staff.find(id, today)
    return found && can(actor, action, { department: found.department }) ? found : null
  },
}

/** Nobody removes themselves, nor a head whose work they do for a while. */
export const ANOTHER_EMPLOYEE = onlyThose(
  EMPLOYEE,
  ({ actor }, { id, ownRole }) => id !== actor.id && (actor.standsFor === null || ownRole !== 'head'),
)

/** Somebody who works here now. */
export const ACTIVE_EMPLOYEE = onlyThose(EMPLOYEE, (_, { state }) => state === 'active')

/** Districts that are the employee's own. */
export const ownDistricts = ({ work }: Employee) => work.filter(({ kind }) => kind === 'own')

/** Specialists of the department but one. */
export const othersThan = async (call: OfficeCall, staff: string): Promise<Employee[]> => {
  const colleagues = await call.desks.staff.colleagues(call.actor.department, call.today)
  return colleagues.filter(
    ({ id, ownRole, state }) => ownRole === 'specialist' && state === 'active' && id !== staff,
  )
}
