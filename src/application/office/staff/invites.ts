import { can } from '../../../domain/access/can.ts'
import { ROLES, type Role } from '../../../domain/access/role.ts'
import { localMoment } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { InviteLine } from '../../ports/office/arranging-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { linkOf } from '../kit/invite-words.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { inPlace } from '../kit/use-case.ts'

/** How long an invite can be taken. */
export const INVITE_MS = 48 * 3_600_000

/** Whom a head may invite; the administrator also other heads. */
const invitable = (role: Role): Role[] =>
  ROLES.filter((each) => (role === 'administrator' ? true : each !== 'administrator' && each !== 'head'))

const askRole = (call: OfficeCall): Screen => {
  const buttons = invitable(call.actor.role).map(
    (role) => [text(`office.role_buttons.${role}`), 'invite', role] as const,
  )
  return { parts: [text('office.staff.ask_role')], buttons }
}

const askDistrict = async (call: OfficeCall, role: Role): Promise<Screen> => {
  const districts = await call.desks.staff.districts(call.actor.department)
  const buttons = districts.map(({ id, name }) => [name, 'invite', role, id] as const)
  const none = [text('office.staff.buttons.no_district'), 'invite', role, 'none'] as const
  return { parts: [text('office.staff.ask_district')], buttons: [...buttons, none], place: 'in_place' }
}

const make = (call: OfficeCall, role: Role, district: string | null): Decision => {
  const { moment, actor, words } = call
  const { chance, bot } = moment.conversation
  const code = chance.code()
  const id = chance.id()
  return decide(moment, {
    replies: [
      inPlace(call, words.message([text('office.staff.invited', { role: text(`office.roles.${role}`) })])),
      words.message([text('office.staff.invite_link', { link: linkOf(bot, 'invite', code) })]),
    ],
    office: [
      {
        type: 'make_invite',
        id,
        code,
        role,
        department: actor.department,
        district,
        inviter: actor.id,
        at: moment.at,
        expires: moment.at + INVITE_MS,
      },
      allowed(call, 'invite_staff', `invite:${id}`),
    ],
  })
}

/** An invite: role, district, then a link that works once and for two days (promises.md 15). */
export const inviteStaff = useCase('invite_staff', async (call) => {
  const [named, district] = call.args
  const role = invitable(call.actor.role).find((each) => each === named)
  if (!role) return named === undefined ? askRole(call) : refuse(call, 'invite_staff', `role:${named}`)
  if (role !== 'specialist') return make(call, role, null)
  if (district === undefined) return askDistrict(call, role)
  const known = (await call.desks.staff.districts(call.actor.department)).some(({ id }) => id === district)
  const isHere = can(call.actor, 'invite_staff', { department: call.actor.department })
  if (district !== 'none' && !(known && isHere)) return refuse(call, 'invite_staff', `district:${district}`)
  return make(call, role, district === 'none' ? null : district)
})

const invitesOf = ({ desks, actor, moment }: OfficeCall): Promise<readonly InviteLine[]> =>
  desks.arranging.invites(actor.department, moment.at)

/** An invite of the department that still works. */
const INVITE: Subject<InviteLine> = {
  kind: 'invite',
  find: async (call, _, id) => (await invitesOf(call)).find((each) => each.id === id) ?? null,
}

const lineOf = ({ moment }: OfficeCall, { role, districtName, expires }: InviteLine) => {
  const { date, time } = localMoment(expires, moment.conversation.region.time_zone)
  const params = { role: text(`office.roles.${role}`), date: { date }, time: { time } }
  return districtName === null
    ? text('office.invites.line', params)
    : text('office.invites.line_district', { ...params, district: districtName })
}

/** «Приглашения»: those that still work; each can be taken back. */
export const listInvites = useCase('invite_staff', async (call) => {
  const invites = await invitesOf(call)
  const { shown, first, turns } = pageOf(invites, call.args[0], (page) => ['invites', page])
  const parts = [
    text(invites.length === 0 ? 'office.invites.none' : 'office.invites.head', { n: invites.length }),
    ...shown.map((each, index) =>
      text('office.invites.numbered', { n: first + index + 1, line: lineOf(call, each) }),
    ),
  ]
  const buttons: OfficeButton[] = [
    ...shown.map(
      ({ id }, index): OfficeButton => [
        text('office.invites.buttons.revoke', { n: first + index + 1 }),
        'invite_revoke',
        id,
      ],
    ),
    ...turns,
    [text('office.more.buttons.invite'), 'invite'],
  ]
  return { parts, buttons, place: placeOfList(call.args[0]) }
})

/** The link of an invite works no more. */
export const revokeInvite = about(INVITE, 'invite_staff', ({ moment }, { id, role }) => ({
  parts: [text('office.invites.revoked', { role: text(`office.roles.${role}`) })],
  buttons: [[text('office.more.buttons.invites'), 'invites']],
  place: 'in_place',
  changes: [{ type: 'revoke_invite', invite: id, at: moment.at }],
  object: `invite:${id}`,
}))
