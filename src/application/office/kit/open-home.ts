import type { Role } from '../../../domain/access/role.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { Notice } from '../../reminder-words.ts'
import type { OfficeCall } from './office-call.ts'
import { officeKeyboard } from './office-menu.ts'
import type { OfficeWords } from './office-words.ts'

/** Who is at home. */
export interface AtHome {
  readonly name: string
  readonly role: Role
}

/** Who somebody is here, what to begin with, and the keyboard in place of the phone's own. */
export const homeMessage = (
  { name, role }: AtHome,
  words: OfficeWords,
  before: readonly TextRef[] = [],
): Notice => {
  const hint = role === 'head' || role === 'administrator' ? role : 'worker'
  const welcome = words.message([
    ...before,
    text('office.menu.welcome', { name, role: text(`office.roles.${role}`) }),
    text('talk.blank'),
    text(`office.menu.hint.${hint}`),
  ])
  return { ...welcome, keyboard: officeKeyboard(role, words) }
}

/** The first screen of an employee: who they are here, and the menu. */
export const openHome = ({ moment, actor, words }: OfficeCall): Decision =>
  decide(moment, {
    person: { ...moment.person, currentTalk: null },
    replies: [homeMessage(actor, words)],
  })
