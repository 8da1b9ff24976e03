import { ROLES, type Role } from '../../../domain/access/role.ts'
import { cleanWords } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FieldRead } from '../../ports/office/dialogs.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { FormEnd, OfficeForm } from '../kit/office-form.ts'
import { namesMenu } from '../kit/office-menu.ts'
import { homeMessage } from '../kit/open-home.ts'
import { refuseCode } from '../kit/refuse-code.ts'

const LONGEST_NAME = 80
/** Two words at least: whoever confirms has to know who it is. */
const NAME = /^[\p{L}'’-]+(?:\s+[\p{L}'’-]+){1,3}$/u

/** Reads the name of an employee. */
export const readName = (typed: string): FieldRead => {
  const name = cleanWords(typed, LONGEST_NAME * 4).replace(/\s+/g, ' ')
  return NAME.test(name) && name.length <= LONGEST_NAME
    ? { value: name }
    : { fault: text('office.staff.name_needed') }
}

const roleOf = (value: unknown): Role | null => ROLES.find((role) => role === value) ?? null

const tellInviter = async (end: FormEnd, staff: string): Promise<OfficeChange[]> => {
  const { desks, answers, today } = end
  const inviter = await desks.staff.find(String(answers['inviter']), today)
  if (!inviter?.person) return []
  return [noticeFor(end, { rule: 'staff_waits', to: inviter.person, subject: staff })]
}

const finish = async (end: FormEnd): Promise<Decision> => {
  const { moment, answers, words, desks } = end
  // Whoever was passed the same link may have been quicker with their name.
  if (!(await desks.staff.canRedeem(String(answers['invite']), moment.person.id, moment.at)))
    return refuseCode(end, 'redeem_invite')
  const role = roleOf(answers['role']) ?? 'specialist'
  const name = String(answers['name'])
  const staff = moment.conversation.chance.id()
  const isOperators = answers['inviter'] === null
  const state = isOperators ? 'active' : 'waiting'
  const redeemed: OfficeChange = {
    type: 'redeem_invite',
    invite: String(answers['invite']),
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
      redeemed,
      {
        type: 'audit',
        actor: staff,
        action: 'redeem_invite',
        object: `invite:${String(answers['invite'])}`,
        outcome: 'allowed',
        reason: '',
      },
      ...(isOperators ? [] : await tellInviter(end, staff)),
    ],
  })
}

/** Whoever took an invite says who they are; then the inviter confirms. */
export const REDEEM_FORM: OfficeForm = {
  form: (place) => ({
    id: 'redeem_invite',
    fields: [
      {
        name: 'name',
        ask: (answers) =>
          text('office.staff.ask_name', {
            role: text(`office.roles.${roleOf(answers['role']) ?? 'specialist'}`),
          }),
        read: (input) => {
          if (!('words' in input)) return { fault: text('office.staff.name_needed') }
          return namesMenu(input.words, place)
            ? { fault: text('office.staff.menu_later') }
            : readName(input.words)
        },
      },
    ],
  }),
  finish,
}
