import { shortName } from '../../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { GroupMember, InterestGroup } from '../../../ports/office/group-desk.ts'
import { about, type Subject } from '../../kit/about.ts'
import { allowed } from '../../kit/audited.ts'
import { pageOf } from '../../kit/list.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { type Screen, useCase } from '../../kit/screen.ts'
import { GROUP, mayArrange, toGroup } from './group-at-hand.ts'

/** «Клубы»: groups of interest of the department (Y-groups). */
export const listGroups = useCase('arrange_groups', async (call) => {
  const groups = await call.desks.groups.list(call.actor)
  const { shown, turns } = pageOf(groups, call.args[0], (page) => ['groups', page])
  const buttons: OfficeButton[] = [
    ...shown.map(
      ({ id, name, members }): OfficeButton => [
        text('office.groups.line', { name, n: members }),
        'group',
        id,
      ],
    ),
    ...turns,
    [text('office.groups.buttons.add'), 'group_new'],
    [text('office.event_plan.buttons.all'), 'events'],
  ]
  const head = groups.length === 0 ? 'office.groups.none' : 'office.groups.count'
  return { parts: [text(head, { n: groups.length })], buttons, place: 'in_place' }
})

const membersOf = ({ desks, actor, today, moment }: OfficeCall, group: string) =>
  desks.groups.members(actor, group, today, moment.at)

/** Somebody whose name the actor may read. */
export type Known = Pick<GroupMember, 'citizen' | 'name'>

const organiserLine = ({ organiser }: InterestGroup, known: readonly Known[]): TextRef => {
  if (organiser === null) return text('office.groups.no_organiser')
  const found = known.find(({ citizen }) => citizen === organiser)
  return found
    ? text('office.groups.organiser', { name: found.name })
    : text('office.groups.organiser_elsewhere')
}

const buttonsOf = (call: OfficeCall, group: InterestGroup): OfficeButton[] => [
  [text('office.groups.buttons.members'), 'group_members', group.id],
  [text('office.groups.buttons.join'), 'group_find', group.id, 'join'],
  [text('office.groups.buttons.suggest'), 'group_suggest', group.id],
  ...(mayArrange(call, group)
    ? [
        [text('office.groups.buttons.event'), 'group_event', group.id] as const,
        [text('office.groups.buttons.lead'), 'group_find', group.id, 'lead'] as const,
        [text('office.groups.buttons.close'), 'group_close', group.id] as const,
      ]
    : []),
  [text('office.groups.buttons.all'), 'groups'],
]

/** The card of a group; names only of members in sight, and of those `known` who are about to be in it. */
export const groupScreen = async (
  call: OfficeCall,
  group: InterestGroup,
  above: readonly TextRef[] = [],
  known: readonly Known[] = [],
): Promise<Screen> => {
  const members = await membersOf(call, group.id)
  const parts = [
    ...(above.length === 0 ? [] : [...above, text('talk.blank')]),
    text('office.groups.head', { name: group.name }),
    text('office.event_plan.kind', { kind: text(`events.kinds.${group.kind}`) }),
    group.districtName === null
      ? text('office.event_plan.for_all')
      : text('office.event_plan.for_districts', { districts: group.districtName }),
    text('office.groups.members', { n: group.members }),
    organiserLine(group, [...known, ...members]),
    ...(group.organiser !== null && !group.organiserAgrees ? [text('office.groups.unnamed')] : []),
  ]
  return { parts, buttons: buttonsOf(call, group) }
}

/** The card of a group of the department. */
export const showGroup = about(GROUP, 'arrange_groups', async (call, group) => ({
  ...(await groupScreen(call, group)),
  place: 'in_place',
  object: `group:${group.id}`,
}))

/** «Участники»: those in sight, by name; of the others how many there are. */
export const listMembers = about(GROUP, 'arrange_groups', async (call, group) => {
  const members = await membersOf(call, group.id)
  const { shown, turns } = pageOf(members, call.args[1], (page) => ['group_members', group.id, page])
  const others = group.members - members.length
  const buttons: OfficeButton[] = [
    ...shown.map(
      ({ citizen, name }): OfficeButton => [
        text('office.groups.member', { name: shortName(name) }),
        ...(['group_member', group.id, citizen] as const),
      ],
    ),
    ...turns,
    toGroup(group.id),
  ]
  const parts = [
    text('office.groups.head', { name: group.name }),
    text(group.members === 0 ? 'office.groups.nobody' : 'office.groups.members', { n: group.members }),
    ...(others > 0 ? [text('office.groups.others', { n: others })] : []),
  ]
  return { parts, buttons, place: 'in_place', changes: [allowed(call, 'find_people', `group:${group.id}`)] }
})

/** A member of a group, in sight. */
const MEMBER: Subject<{ readonly group: InterestGroup; readonly member: GroupMember }> = {
  kind: 'group',
  find: async (call, action, id) => {
    const group = await GROUP.find(call, action, id)
    const members = group ? await membersOf(call, group.id) : []
    const member = members.find(({ citizen }) => citizen === call.args[1])
    return group && member ? { group, member } : null
  },
}

/** One member: to the card, or out of the group. */
export const showMember = about(MEMBER, 'arrange_groups', (_, { group, member }) => ({
  parts: [text('office.groups.member_of', { name: member.name, group: group.name })],
  buttons: [
    [text('office.groups.buttons.person'), 'person', member.citizen],
    [text('office.groups.buttons.leave'), 'group_leave', group.id, member.citizen],
    toGroup(group.id),
  ],
  place: 'in_place',
}))
