import type { Decision, Moment } from '../../decision.ts'
import { readLink } from '../kit/invite-words.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
import { refuseCode } from '../kit/refuse-code.ts'
import { openCardLink } from '../people/open-card-link.ts'
import { REDEEM } from '../staff/redeem-form.ts'

/** The payload of `/start <payload>`; null – none. */
const payloadOf = ({ incoming: { body } }: Moment): string | null =>
  body.type === 'command' && body.name === 'start' && body.payload !== '' ? body.payload : null

const openInvite = async (place: FormPlace, code: string): Promise<Decision> => {
  const { moment, desks } = place
  const invite = await desks.staff.invite(code, moment.incoming.sender.address, moment.at)
  if (!invite || moment.person.staff !== null) return refuseCode(place, 'redeem_invite')
  const { id, role, inviter } = invite
  return REDEEM.begin(place, { invite: id, role, inviter })
}

const linkIn = (moment: Moment): ReturnType<typeof readLink> => {
  const payload = payloadOf(moment)
  return payload === null ? null : readLink(payload)
}

/** A link that somebody was given: an invite for staff, or the card that a citizen's chat joins. */
export const officeLink: OfficeHandler = {
  name: 'office_link',
  claims: (moment) => linkIn(moment) !== null,
  handle: (met) => {
    const link = linkIn(met.moment)
    // Whoever opens a link is nobody here yet.
    const place = { ...met, actor: null }
    if (link === null) return null
    return link.kind === 'invite' ? openInvite(place, link.code) : openCardLink(place, link.code)
  },
}
