import { can, may } from '../../../domain/access/can.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { DistrictCard } from '../../ports/office/arranging-desk.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { endCovers } from './cover-changes.ts'

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

/** Districts that nobody would work without them. */
const orphanedBy = async (call: OfficeCall, { id, role, department }: Employee): Promise<DistrictCard[]> => {
  if (role !== 'specialist') return []
  const districts = await call.desks.arranging.districts(department, call.today)
  return districts.filter(({ workers }) => workers.length > 0 && workers.every((each) => each.id === id))
}

const removedMessage = (call: OfficeCall, { name, role }: Employee, orphans: readonly DistrictCard[]) => {
  const said = text('office.staff.removed', { name, role: text(`office.roles.${role}`) })
  if (orphans.length === 0) return call.words.message([said])
  const names = { list: orphans.map((each) => each.name) }
  // Whoever may not give a district away is not asked to: the head sees it in the overview.
  if (!may(call.actor.role, 'arrange_cover'))
    return call.words.message([said, text('office.districts.orphans_told', { names })])
  const buttons = orphans.map(
    (each): OfficeButton => [
      text('office.districts.buttons.orphan', { district: each.name }),
      'district_to',
      each.id,
    ],
  )
  return call.words.message([said, text('office.districts.ask_orphans', { names })], buttons)
}

/**
 * Somebody else took the invite, or somebody left: out with the next press. No district stays behind: the head is asked at
 * once who takes what they worked; whom they stood in for works again.
 */
export const removeStaff: OfficeUseCase = {
  action: 'remove_staff',
  run: async (call): Promise<Decision> => {
    const { moment, desks, today } = call
    const found = await employeeOf(call, 'remove_staff')
    if (!found || found.id === call.actor.id)
      return refuse(call, 'remove_staff', `staff:${call.args[0] ?? ''}`)
    if (found.state === 'removed') return decide(moment, { toast: call.words.phrase('office.staff.settled') })
    const covers = await desks.arranging.covers(found.department, today)
    const stoodIn = covers.filter(({ by }) => by.id === found.id)
    // Whom they stood in for works those districts again: they are nobody's loss.
    const isReturned = (district: string): boolean => stoodIn.some((cover) => cover.district === district)
    const orphans = (await orphanedBy(call, found)).filter(({ id }) => !isReturned(id))
    return decide(moment, {
      replies: [inPlace(call, removedMessage(call, found, orphans))],
      office: [
        ...endCovers(call, stoodIn),
        { type: 'remove_staff', staff: found.id, at: moment.at },
        allowed(call, 'remove_staff', `staff:${found.id}`),
      ],
    })
  },
}
