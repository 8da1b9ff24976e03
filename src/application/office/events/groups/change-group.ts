import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { GroupChange } from '../../../ports/office/group-change.ts'
import type { InterestGroup } from '../../../ports/office/group-desk.ts'
import type { CitizenCard } from '../../../ports/office/register-desk.ts'
import { about } from '../../kit/about.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { Screen } from '../../kit/screen.ts'
import { ADD_EVENT, knownOfEvents } from '../plan/add-event.ts'
import { GROUP_IN_HAND, GROUP_TO_JOIN, GROUP_TO_LEAD, GROUP_TO_LEAVE, toGroup } from './group-at-hand.ts'
import { groupScreen, type Known } from './show-groups.ts'

const isIn = async (call: OfficeCall, group: InterestGroup, citizen: string): Promise<boolean> => {
  const { desks, actor, today, moment } = call
  const members = await desks.groups.members(actor, group.id, today, moment.at)
  return members.some((each) => each.citizen === citizen)
}

/** The group with somebody in it, or without: pressed twice it is the same. */
const withMember = async (call: OfficeCall, group: InterestGroup, citizen: string): Promise<InterestGroup> =>
  (await isIn(call, group, citizen)) ? group : { ...group, members: group.members + 1 }

const withoutMember = async (
  call: OfficeCall,
  group: InterestGroup,
  citizen: string,
): Promise<InterestGroup> => {
  const members = group.members - ((await isIn(call, group, citizen)) ? 1 : 0)
  return group.organiser === citizen
    ? { ...group, members, organiser: null, organiserAgrees: false }
    : { ...group, members }
}

/** The card of a group after a change, with a word about it on top. */
const changed = async (
  call: OfficeCall,
  group: InterestGroup,
  { said, change, known = [] }: { said: TextRef; change: GroupChange; known?: readonly Known[] },
): Promise<Screen> => ({
  ...(await groupScreen(call, group, [said], known)),
  place: 'in_place',
  changes: [change],
  object: `group:${group.id}`,
})

/** Somebody in sight is in the group from now on; pressed twice it is the same. */
export const joinGroup = about(GROUP_TO_JOIN, 'arrange_groups', async (call, { group, card }) =>
  changed(call, await withMember(call, group, card.id), {
    said: text('office.groups.joined', { name: card.facts.name }),
    change: { type: 'join_group', group: group.id, citizen: card.id, on: call.today },
  }),
)

/** Somebody in sight is in it no more. */
export const leaveGroup = about(GROUP_TO_LEAVE, 'arrange_groups', async (call, { group, card }) =>
  changed(call, await withoutMember(call, group, card.id), {
    said: text('office.groups.left', { name: card.facts.name }),
    change: { type: 'leave_group', group: group.id, citizen: card.id },
  }),
)

/** Who organises it: one of the people, and whether members may read the name; or nobody. */
export const leadGroup = about(GROUP_TO_LEAD, 'arrange_groups', async (call, { group, card }) => {
  const [, , agrees] = call.args
  if (agrees !== 'yes' && agrees !== 'no') return askAgreement(group, card)
  const said = text('office.groups.led', { name: card.facts.name })
  return changed(
    call,
    { ...(await withMember(call, group, card.id)), organiser: card.id, organiserAgrees: agrees === 'yes' },
    {
      said,
      known: [{ citizen: card.id, name: card.facts.name }],
      change: {
        type: 'set_group_organiser',
        group: group.id,
        citizen: card.id,
        agrees: agrees === 'yes',
        on: call.today,
        revision: group.revision,
      },
    },
  )
})

/** A name is shown to others only with its owner's word. */
const askAgreement = (group: InterestGroup, card: CitizenCard): Screen => ({
  parts: [text('office.groups.ask_agrees', { name: card.facts.name })],
  buttons: [
    [text('office.groups.agrees_buttons.yes'), 'group_lead', group.id, card.id, 'yes'],
    [text('office.groups.agrees_buttons.no'), 'group_lead', group.id, card.id, 'no'],
    toGroup(group.id),
  ],
  place: 'in_place',
})

/** «Закрыть клуб»: asked once more. */
export const closeGroup = about(GROUP_IN_HAND, 'arrange_groups', (call, { id, name, revision }) =>
  call.args[1] === 'yes'
    ? {
        parts: [text('office.groups.closed', { name })],
        buttons: [[text('office.groups.buttons.all'), 'groups']],
        place: 'in_place',
        changes: [{ type: 'close_group', group: id, revision }],
        object: `group:${id}`,
      }
    : {
        parts: [text('office.groups.close_sure', { name })],
        buttons: [[text('office.groups.buttons.close'), 'group_close', id, 'yes'], toGroup(id)],
        place: 'in_place',
      },
)

/** «Событие клуба»: its members come first in the audience. */
export const planForGroup = about(GROUP_IN_HAND, 'plan_events', (call, group) => {
  const { kind, district } = group
  return ADD_EVENT.begin(call, {
    ...knownOfEvents(call),
    fixedKind: kind,
    fixedDistricts: district === null ? null : [district],
    topic: null,
    group: group.id,
  })
})
