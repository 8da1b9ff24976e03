import { may } from '../../../domain/access/can.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Cover, DistrictCard } from '../../ports/office/arranging-desk.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { about } from '../kit/about.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast, useCase } from '../kit/screen.ts'
import { endCovers } from './cover-changes.ts'
import { ANOTHER_EMPLOYEE, EMPLOYEE, ownDistricts } from './employee.ts'

/** Who works in the department; each line opens a card. */
export const listStaff = useCase('see_staff', async (call) => {
  const colleagues = await call.desks.staff.colleagues(call.actor.department, call.today)
  const buttons = colleagues.map(
    ({ id, name, ownRole, state }): OfficeButton => [
      text(state === 'waiting' ? 'office.staff.line_waiting' : 'office.staff.line', {
        name: shortName(name),
        role: text(`office.roles.${ownRole}`),
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
  return { parts: [head], buttons: [...buttons, ...more] }
})

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
export const showEmployee = about(EMPLOYEE, 'see_staff', async (call, found) => {
  const { name, ownRole, state, work, standsFor } = found
  const covers = await coversOf(call, found)
  const parts = [
    text('office.staff.card', { name, role: text(`office.roles.${ownRole}`) }),
    ...(standsFor === null ? [] : [text('office.head_cover.is_head_now')]),
    ...work.map((each) => text(`office.staff.works.${each.kind}`, { district: each.name })),
    ...covers.map(coverLine),
    ...(state === 'waiting' ? [text('office.staff.is_waiting')] : []),
  ]
  return { parts, buttons: cardButtons(call, found, covers) }
})

/** Asked once more: whoever is removed has to be invited anew. */
export const askRemoval = about(ANOTHER_EMPLOYEE, 'remove_staff', (_, found) => {
  const question = text('office.staff.remove_sure', { name: found.name })
  const buttons: OfficeButton[] = [
    [text('office.staff.buttons.remove_yes'), 'staff_remove', found.id],
    [text('office.staff.buttons.keep'), 'employee', found.id],
  ]
  return { parts: [question], buttons, place: 'in_place' }
})

/** The inviter says that it is the right person: from the next press on the chat is an employee's. */
export const confirmStaff = about(EMPLOYEE, 'confirm_staff', (call, found) => {
  const { id, name, role, person, state } = found
  if (state !== 'waiting') return toast(call, 'office.staff.settled')
  const told = person === null ? [] : [noticeFor(call, { rule: 'staff_confirmed', to: person, subject: id })]
  return {
    parts: [text('office.staff.confirmed', { name, role: text(`office.roles.${role}`) })],
    place: 'in_place',
    changes: [{ type: 'confirm_staff', staff: id }, ...told],
    object: `staff:${id}`,
  }
})

/** Districts that nobody would work without them. */
const orphanedBy = async (
  call: OfficeCall,
  { id, ownRole, department }: Employee,
): Promise<DistrictCard[]> => {
  if (ownRole !== 'specialist') return []
  const districts = await call.desks.arranging.districts(department, call.today)
  return districts.filter(({ workers }) => workers.length > 0 && workers.every((each) => each.id === id))
}

const removedScreen = (
  { actor }: OfficeCall,
  { name, role }: Employee,
  orphans: readonly DistrictCard[],
): Screen => {
  const names = { list: orphans.map((each) => each.name) }
  // Whoever may not give a district away is not asked to: the head sees it in the overview.
  const isAsked = may(actor.role, 'arrange_cover')
  const told = text(isAsked ? 'office.districts.ask_orphans' : 'office.districts.orphans_told', { names })
  return {
    parts: [
      text('office.staff.removed', { name, role: text(`office.roles.${role}`) }),
      ...(orphans.length === 0 ? [] : [told]),
    ],
    buttons: (isAsked ? orphans : []).map((each) => [
      text('office.districts.buttons.orphan', { district: each.name }),
      'district_to',
      each.id,
    ]),
  }
}

/**
 * Somebody else took the invite, or somebody left: out with the next press. No district stays behind: the head is asked at
 * once who takes what they worked; whom they stood in for works again.
 */
export const removeStaff = about(ANOTHER_EMPLOYEE, 'remove_staff', async (call, found) => {
  const { moment, desks, today } = call
  if (found.state === 'removed') return toast(call, 'office.staff.settled')
  const covers = await desks.arranging.covers(found.department, today)
  const stoodIn = covers.filter(({ by }) => by.id === found.id)
  // Whom they stood in for works those districts again: they are nobody's loss.
  const isReturned = (district: string): boolean => stoodIn.some((cover) => cover.district === district)
  const orphans = (await orphanedBy(call, found)).filter(({ id }) => !isReturned(id))
  return {
    ...removedScreen(call, found, orphans),
    place: 'in_place',
    changes: [...endCovers(call, stoodIn), { type: 'remove_staff', staff: found.id, at: moment.at }],
    object: `staff:${found.id}`,
  }
})
