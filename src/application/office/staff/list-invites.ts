import { localMoment } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { InviteLine } from '../../ports/office/arranging-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { listed, pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase, say } from '../kit/use-case.ts'

const invitesOf = ({ desks, actor, moment }: OfficeCall): Promise<readonly InviteLine[]> =>
  desks.arranging.invites(actor.department, moment.at)

const lineOf = ({ moment }: OfficeCall, { role, districtName, expires }: InviteLine) => {
  const { date, time } = localMoment(expires, moment.conversation.region.time_zone)
  const params = { role: text(`office.roles.${role}`), date: { date }, time: { time } }
  return districtName === null
    ? text('office.invites.line', params)
    : text('office.invites.line_district', { ...params, district: districtName })
}

/** «Приглашения»: those that still work; each can be taken back. */
export const listInvites: OfficeUseCase = {
  action: 'invite_staff',
  run: async (call) => {
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
    return say(call, [listed(call, call.words.message(parts, buttons), call.args[0])])
  },
}

/** The link of an invite works no more. */
export const revokeInvite: OfficeUseCase = {
  action: 'invite_staff',
  run: async (call) => {
    const { args, moment, words } = call
    const found = (await invitesOf(call)).find(({ id }) => id === args[0])
    if (!found) return refuse(call, 'invite_staff', `invite:${args[0] ?? ''}`)
    const message = words.message(
      [text('office.invites.revoked', { role: text(`office.roles.${found.role}`) })],
      [[text('office.more.buttons.invites'), 'invites']],
    )
    return decide(moment, {
      replies: [inPlace(call, message)],
      office: [
        { type: 'revoke_invite', invite: found.id, at: moment.at },
        allowed(call, 'invite_staff', `invite:${found.id}`),
      ],
    })
  },
}
