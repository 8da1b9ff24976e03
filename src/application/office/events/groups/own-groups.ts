import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../../decision.ts'
import { inRows } from '../../../outgoing.ts'
import type { Button, Outgoing } from '../../../ports/messenger.ts'
import type { OfferedGroup } from '../../../ports/office/group-desk.ts'
import { byCitizen } from '../../kit/audited.ts'
import type { EventCall, EventUseCase } from '../../kit/event-press.ts'
import { eventToken } from '../../kit/event-token.ts'
import { inPlace } from '../../kit/use-case.ts'

/** More than this nobody reads at once. */
const MOST_SHOWN = 8

const message = (call: EventCall, parts: readonly TextRef[], buttons: readonly Button[]): Outgoing => {
  const { words, moment } = call.place
  const html = words.html(parts)
  return inPlace(call.place, { kind: 'text', html, buttons: inRows(buttons, moment.person.large) })
}

const button = ({ place: { words } }: EventCall, label: string, name: string, ...args: string[]): Button => ({
  text: words.phrase(`office.own_groups.buttons.${label}`),
  token: eventToken(name, ...args),
})

/** «Мои клубы»: where the person is, and what else there is near. */
export const listOwnGroups: EventUseCase = async (call) => {
  const { place, own } = call
  const groups = (await place.desks.groups.offeredTo(own.citizen)).slice(0, MOST_SHOWN)
  const mine = groups.filter(({ isMember }) => isMember)
  const buttons = groups.map(({ id, name }) => ({ text: name, token: eventToken('club', id) }))
  const parts =
    groups.length === 0
      ? [text('office.own_groups.none')]
      : [
          mine.length === 0
            ? text('office.own_groups.not_in_any')
            : text('office.own_groups.in', { list: { list: mine.map(({ name }) => name) } }),
          text('office.own_groups.which'),
        ]
  return decide(place.moment, { replies: [message(call, parts, buttons)] })
}

const organiserButtons = (call: EventCall, { id, isOrganiser, organiserAgrees }: OfferedGroup): Button[] =>
  isOrganiser
    ? [
        organiserAgrees
          ? button(call, 'hide_name', 'club_name', id, 'no')
          : button(call, 'show_name', 'club_name', id, 'yes'),
      ]
    : []

const card = (call: EventCall, group: OfferedGroup, above: readonly TextRef[] = []): Outgoing => {
  const { id, name, kind, members, isMember, isOrganiser, organiserAgrees, organiserName } = group
  const parts = [
    ...above,
    text('office.own_groups.head', { name }),
    text('office.own_groups.kind', { kind: text(`events.kinds.${kind}`) }),
    text('office.own_groups.members', { n: members }),
    ...(isOrganiser
      ? [text(`office.own_groups.${organiserAgrees ? 'you_lead_named' : 'you_lead'}`)]
      : organiserName === null
        ? []
        : [text('office.own_groups.organiser', { name: organiserName })]),
  ]
  return message(call, parts, [
    isMember ? button(call, 'leave', 'club_leave', id) : button(call, 'join', 'club_join', id),
    ...organiserButtons(call, group),
    button(call, 'all', 'clubs'),
  ])
}

const groupOf = async ({ place, own, args }: EventCall): Promise<OfferedGroup | null> =>
  (await place.desks.groups.offeredTo(own.citizen)).find(({ id }) => id === args[0]) ?? null

const gone = (call: EventCall): Decision =>
  decide(call.place.moment, {
    replies: [message(call, [text('office.own_groups.gone')], [button(call, 'all', 'clubs')])],
  })

/** One group near: what it is, and in or out of it by one press. */
export const showOwnGroup: EventUseCase = async (call) => {
  const group = await groupOf(call)
  return group ? decide(call.place.moment, { replies: [card(call, group)] }) : gone(call)
}

/** «Хочу в клуб»: a member from now on. Pressed twice it is the same. */
export const joinOwnGroup: EventUseCase = async (call) => {
  const { place, own } = call
  const group = await groupOf(call)
  if (!group) return gone(call)
  const after = { ...group, isMember: true, members: group.members + (group.isMember ? 0 : 1) }
  return decide(place.moment, {
    replies: [card(call, after, [text('office.own_groups.joined')])],
    office: [
      { type: 'join_group', group: group.id, citizen: own.citizen, on: place.today },
      byCitizen('arrange_groups', own),
    ],
  })
}

/** «Выйти из клуба»: at once; coming back is one press too. */
export const leaveOwnGroup: EventUseCase = async (call) => {
  const { place, own } = call
  const group = await groupOf(call)
  if (!group) return gone(call)
  const after: OfferedGroup = {
    ...group,
    isMember: false,
    members: group.members - (group.isMember ? 1 : 0),
    isOrganiser: false,
    organiserName: null,
  }
  return decide(place.moment, {
    replies: [card(call, after, [text('office.own_groups.left')])],
    office: [
      { type: 'leave_group', group: group.id, citizen: own.citizen },
      byCitizen('arrange_groups', own),
    ],
  })
}

/** Whoever organises a group says whether its members may read the name. */
export const nameOwnGroup: EventUseCase = async (call) => {
  const { place, own, args } = call
  const group = await groupOf(call)
  if (!group?.isOrganiser) return gone(call)
  const agrees = args[1] === 'yes'
  return decide(place.moment, {
    replies: [card(call, { ...group, organiserAgrees: agrees })],
    office: [
      { type: 'agree_to_be_named', group: group.id, citizen: own.citizen, agrees },
      byCitizen('arrange_groups', own),
    ],
  })
}
