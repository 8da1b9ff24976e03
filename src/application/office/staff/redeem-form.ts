import type { Role } from '../../../domain/access/role.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { readName, typed } from '../kit/field.ts'
import { type Begun, freeDialog, type Questions } from '../kit/form.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { namesMenu } from '../kit/office-menu.ts'
import { homeMessage } from '../kit/open-home.ts'
import { refuseCode } from '../kit/refuse-code.ts'

const LONGEST_NAME = 80
/** Two words at least: whoever confirms has to know who it is. */
const NAME = /^[\p{L}'’-]+(?:\s+[\p{L}'’-]+){1,3}$/u

const NAME_NEEDED = text('office.staff.name_needed')

/** Reads the name of an employee. */
export const readStaffName = readName({ like: NAME, longest: LONGEST_NAME, fault: NAME_NEEDED })

type KnownOfInvite = {
  readonly invite: string
  readonly role: Role
  /** Null – the operator invites, at the very beginning. */
  readonly inviter: string | null
}

const tellInviter = async (place: FormPlace, inviter: string, staff: string): Promise<OfficeChange[]> => {
  const found = await place.desks.staff.find(inviter, place.today)
  if (!found?.person) return []
  return [noticeFor(place, { rule: 'staff_waits', to: found.person, subject: staff })]
}

const redeemed = async (
  place: FormPlace,
  { invite, role, inviter, name }: KnownOfInvite & { readonly name: string },
): Promise<Decision> => {
  const { moment, words, desks } = place
  // Whoever was passed the same link may have been quicker with their name.
  if (!(await desks.staff.canRedeem(invite, moment.person.id, moment.at)))
    return refuseCode(place, 'redeem_invite')
  const staff = moment.conversation.chance.id()
  const isOperators = inviter === null
  const state = isOperators ? 'active' : 'waiting'
  const taken: OfficeChange = {
    type: 'redeem_invite',
    invite,
    staff,
    person: moment.person.id,
    name,
    address: moment.incoming.sender.address,
    at: moment.at,
    state,
  }
  return decide(moment, {
    // Whom the operator invited works at once; others wait, and their chat stays a citizen's.
    person: isOperators
      ? { ...moment.person, staff, dialog: null, currentTalk: null }
      : { ...moment.person, staff: null, dialog: null },
    replies: [
      isOperators
        ? homeMessage({ name, role }, words)
        : words.message([text('office.staff.waiting', { name, role: text(`office.roles.${role}`) })]),
    ],
    office: [
      taken,
      {
        type: 'audit',
        actor: staff,
        action: 'redeem_invite',
        object: `invite:${invite}`,
        outcome: 'allowed',
        reason: '',
      },
      ...(isOperators ? [] : await tellInviter(place, inviter, staff)),
    ],
  })
}

/** Whoever took an invite says who they are; then the inviter confirms. */
export const REDEEM = freeDialog({
  id: 'redeem_invite',
  questions: (from: Questions<KnownOfInvite & Begun>) =>
    from.ask('name', ({ role }, place) =>
      typed(
        text('office.staff.ask_name', { role: text(`office.roles.${role}`) }),
        (said) => (namesMenu(said, place) ? { fault: text('office.staff.menu_later') } : readStaffName(said)),
        NAME_NEEDED,
      ),
    ),
  finish: redeemed,
})
