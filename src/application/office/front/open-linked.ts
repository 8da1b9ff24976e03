import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../../decision.ts'
import { readLink } from '../kit/invite-words.ts'
import { type OfficeDesks, officeDay } from '../kit/office-call.ts'
import { beginForm, type FormPlace } from '../kit/office-form.ts'
import { OfficeWords } from '../kit/office-words.ts'
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

/** A link that somebody was given: an invite for staff, or the card that a citizen's chat joins. Null – no such link. */
export const openLinked = async (moment: Moment, desks: OfficeDesks): Promise<Decision | null> => {
  const payload = payloadOf(moment)
  const link = payload === null ? null : readLink(payload)
  if (!link) return null
  const words = new OfficeWords(moment.conversation.renderers[moment.language], moment.person.large)
  const place = { moment, actor: null, desks, words, today: officeDay(moment) }
  return link.kind === 'invite' ? openInvite(place, link.code) : openCardLink(place, link.code)
}
