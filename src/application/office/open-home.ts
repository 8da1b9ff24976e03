import { text } from '../../domain/scenario/text-ref.ts'
import type { Decision } from '../decision.ts'
import { decide } from '../decision.ts'
import type { OfficeCall } from './office-call.ts'
import { officeKeyboard } from './office-menu.ts'

/** The first screen of an employee: who they are here, and the menu. */
export const openHome = (call: OfficeCall): Decision => {
  const { moment, actor, words } = call
  const welcome = words.message([
    text('office.menu.welcome', { name: actor.name, role: text(`office.roles.${actor.role}`) }),
    text('talk.blank'),
    text(
      `office.menu.hint.${actor.role === 'head' ? 'head' : actor.role === 'administrator' ? 'administrator' : 'worker'}`,
    ),
  ])
  return decide(moment, {
    person: { ...moment.person, currentTalk: null },
    replies: [{ ...welcome, keyboard: officeKeyboard(actor.role, words) }],
  })
}
