import { can } from '../../../domain/access/can.ts'
import { ROLES, type Role } from '../../../domain/access/role.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { linkOf } from '../kit/invite-words.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'

/** How long an invite can be taken. */
export const INVITE_MS = 48 * 3_600_000

/** Whom a head may invite; the administrator also other heads. */
const invitable = (role: Role): Role[] =>
  ROLES.filter((each) => (role === 'administrator' ? true : each !== 'administrator' && each !== 'head'))

const askRole = (call: OfficeCall): Decision => {
  const buttons = invitable(call.actor.role).map(
    (role) => [text(`office.role_buttons.${role}`), 'invite', role] as const,
  )
  return decide(call.moment, {
    replies: [call.words.message([text('office.staff.ask_role')], buttons)],
  })
}

const askDistrict = async (call: OfficeCall, role: Role): Promise<Decision> => {
  const districts = await call.desks.staff.districts(call.actor.department)
  const buttons = districts.map(({ id, name }) => [name, 'invite', role, id] as const)
  const none = [text('office.staff.buttons.no_district'), 'invite', role, 'none'] as const
  return decide(call.moment, {
    replies: [inPlace(call, call.words.message([text('office.staff.ask_district')], [...buttons, none]))],
  })
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
export const inviteStaff: OfficeUseCase = {
  action: 'invite_staff',
  run: async (call) => {
    const [named, district] = call.args
    const role = invitable(call.actor.role).find((each) => each === named)
    if (!role) return named === undefined ? askRole(call) : refuse(call, 'invite_staff', `role:${named}`)
    if (role !== 'specialist') return make(call, role, null)
    if (district === undefined) return askDistrict(call, role)
    const known = (await call.desks.staff.districts(call.actor.department)).some(({ id }) => id === district)
    const isHere = can(call.actor, 'invite_staff', { department: call.actor.department })
    if (district !== 'none' && !(known && isHere)) return refuse(call, 'invite_staff', `district:${district}`)
    return make(call, role, district === 'none' ? null : district)
  },
}
