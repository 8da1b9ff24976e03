import type { Role } from '../../../domain/access/role.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** Who can do a head's work: whoever leads cases of the department. Volunteers and those who were asked in for one task cannot. */
const STAND_INS: readonly Role[] = ['specialist', 'psychologist', 'lawyer']

/** Whether somebody is a head on every day: what stands in for one names no further stand-in. */
export const isHeadThemselves = ({ ownRole }: Employee): boolean => ownRole === 'head'

/** Who of a department can stand in for its head. */
export const standIns = async ({
  desks,
  actor,
  today,
}: Pick<OfficeCall, 'desks' | 'actor' | 'today'>): Promise<Employee[]> =>
  (await desks.staff.colleagues(actor.department, today)).filter(
    ({ state, ownRole }) => state === 'active' && STAND_INS.includes(ownRole),
  )
