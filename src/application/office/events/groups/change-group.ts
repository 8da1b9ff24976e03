import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { GroupChange } from '../../../ports/office/group-change.ts'
import type { InterestGroup } from '../../../ports/office/group-desk.ts'
import type { CitizenCard } from '../../../ports/office/register-desk.ts'
import { placeOf } from '../../cases/case-at-hand.ts'
import { allowed } from '../../kit/audited.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { beginForm } from '../../kit/office-form.ts'
import { inPlace, type OfficeUseCase } from '../../kit/use-case.ts'
import { ADD_EVENT_FORM, knownOfEvents } from '../plan/add-event.ts'
import { groupInHand, groupSeen, noGroup } from './group-at-hand.ts'
import { groupCard, type Known } from './show-groups.ts'

const inSight = ({ desks, actor, today, moment, args }: OfficeCall): Promise<CitizenCard | null> =>
  desks.register.card(actor, args[1] ?? '', today, moment.at)

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
): Promise<Decision> =>
  decide(call.moment, {
    replies: [inPlace(call, await groupCard(call, group, [said], known))],
    office: [change, allowed(call, 'arrange_groups', `group:${group.id}`)],
  })

/** Somebody in sight is in the group from now on; pressed twice it is the same. */
export const joinGroup: OfficeUseCase = {
  action: 'arrange_groups',
  run: async (call) => {
    const group = await groupSeen(call)
    const card = group ? await inSight(call) : null
    if (!group || !card || card.department !== call.actor.department) return noGroup(call)
    const said = text('office.groups.joined', { name: card.facts.name })
    const change = { type: 'join_group', group: group.id, citizen: card.id, on: call.today } as const
    return changed(call, await withMember(call, group, card.id), { said, change })
  },
}

/** Somebody in sight is in it no more. */
export const leaveGroup: OfficeUseCase = {
  action: 'arrange_groups',
  run: async (call) => {
    const group = await groupSeen(call)
    const card = group ? await inSight(call) : null
    if (!group || !card) return noGroup(call)
    const said = text('office.groups.left', { name: card.facts.name })
    const change = { type: 'leave_group', group: group.id, citizen: card.id } as const
    return changed(call, await withoutMember(call, group, card.id), { said, change })
  },
}

/** Who organises it: one of the people, and whether members may read the name; or nobody. */
export const leadGroup: OfficeUseCase = {
  action: 'arrange_groups',
  run: async (call) => {
    const group = await groupInHand(call)
    if (!group) return noGroup(call)
    const card = await inSight(call)
    if (!card || card.department !== call.actor.department) return noGroup(call)
    const [, , agrees] = call.args
    if (agrees !== 'yes' && agrees !== 'no') return askAgreement(call, group, card)
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
  },
}

/** A name is shown to others only with its owner's word. */
const askAgreement = (call: OfficeCall, group: InterestGroup, card: CitizenCard): Decision => {
  const message = call.words.message(
    [text('office.groups.ask_agrees', { name: card.facts.name })],
    [
      [text('office.groups.agrees_buttons.yes'), 'group_lead', group.id, card.id, 'yes'],
      [text('office.groups.agrees_buttons.no'), 'group_lead', group.id, card.id, 'no'],
      [text('office.groups.buttons.card'), 'group', group.id],
    ],
  )
  return decide(call.moment, { replies: [inPlace(call, message)] })
}

/** «Закрыть клуб»: asked once more. */
export const closeGroup: OfficeUseCase = {
  action: 'arrange_groups',
  run: async (call) => {
    const group = await groupInHand(call)
    if (!group) return noGroup(call)
    if (call.args[1] !== 'yes') {
      const message = call.words.message(
        [text('office.groups.close_sure', { name: group.name })],
        [
          [text('office.groups.buttons.close'), 'group_close', group.id, 'yes'],
          [text('office.groups.buttons.card'), 'group', group.id],
        ],
      )
      return decide(call.moment, { replies: [inPlace(call, message)] })
    }
    const message = call.words.message(
      [text('office.groups.closed', { name: group.name })],
      [[text('office.groups.buttons.all'), 'groups']],
    )
    return decide(call.moment, {
      replies: [inPlace(call, message)],
      office: [
        { type: 'close_group', group: group.id, revision: group.revision },
        allowed(call, 'arrange_groups', `group:${group.id}`),
      ],
    })
  },
}

/** «Событие клуба»: its members come first in the audience. */
export const planForGroup: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const group = await groupInHand(call)
    if (!group) return noGroup(call, 'plan_events')
    const { kind, district } = group
    return beginForm(placeOf(call), ADD_EVENT_FORM, {
      ...knownOfEvents(call),
      given_kind: kind,
      kind,
      group: group.id,
      ...(district === null ? {} : { given_districts: true, districts: [district] }),
    })
  },
}
