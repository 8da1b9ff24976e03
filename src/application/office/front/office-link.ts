import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../../decision.ts'
import { readLink } from '../kit/invite-words.ts'
import { beginForm, type FormPlace } from '../kit/office-form.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
import { openCardLink } from '../people/open-card-link.ts'
import { REDEEM_FORM } from '../staff/redeem-form.ts'

/** The payload of `/start <payload>`; null – none. */
const payloadOf = ({ incoming: { body } }: Moment): string | null =>
  body.type === 'command' && body.name === 'start' && body.payload !== '' ? body.payload : null

/** A used, an expired, a revoked and a guessed code get the same words (B8); the wrong ones are counted (B10). */
const refused = ({ moment, words }: FormPlace): Decision =>
  decide(moment, {
    replies: [words.message([text('office.staff.invite_refused')])],
    office: [
      { type: 'note_invite_try', address: moment.incoming.sender.address, at: moment.at },
      {
        type: 'audit',
        actor: 'citizen',
        action: 'redeem_invite',
        object: `chat:${moment.person.id}`,
        outcome: 'refused',
        reason: '',
      },
    ],
  })

const openInvite = async (place: FormPlace, code: string): Promise<Decision> => {
  const { moment, desks } = place
  const invite = await desks.staff.invite(code, moment.incoming.sender.address, moment.at)
  if (!invite || moment.person.staff !== null) return refused(place)
  const { id, role, inviter } = invite
  return beginForm(place, REDEEM_FORM, { invite: id, role, inviter })
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
