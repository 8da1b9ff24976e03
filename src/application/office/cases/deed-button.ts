import { may } from '../../../domain/access/can.ts'
import type { Role } from '../../../domain/access/role.ts'
import type { DeedKind } from '../../../domain/caseload/deed.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import type { Shown } from './case-card.ts'

/** «Созвонились, всё хорошо»: nothing is recorded that the button does not say. */
export const phonedButton = (citizen: string): OfficeButton => [
  text('office.person.buttons.phoned_well'),
  'contact',
  citizen,
  'phone',
  'well',
]

/** «Были дома»: what came of it is asked. */
export const visitedButton = (citizen: string): OfficeButton => [
  text('office.person.buttons.visited'),
  'visit',
  citizen,
]

/** «Нужна помощь»: by what way it became known is asked. */
export const helpButton = (citizen: string): OfficeButton => [
  text('office.person.buttons.needs_help'),
  'needs_help',
  citizen,
]

/** «Пришли на приём»: about what is asked. */
export const cameButton = (citizen: string): OfficeButton => [
  text('office.person.buttons.came'),
  'reception',
  citizen,
  'meeting',
]

/** Where a deed of each kind is recorded, about a case; whoever fills in no diagnosis says in words what changed. */
export const deedButton = (role: Role, hand: Shown, kind: DeedKind, about: string | null): OfficeButton => {
  const { id, citizen } = hand.found
  const to = (name: string, useCase: UseCaseName, ...args: string[]): OfficeButton => [
    text(`office.cases.deeds.${name}`),
    useCase,
    ...args,
  ]
  switch (kind) {
    case 'contact':
      return [text('office.person.buttons.phoned_well'), 'case_contact', id, 'phone', 'well']
    case 'visit':
      return [text('office.person.buttons.visited'), 'case_visit', id]
    case 'consultation':
      return to(kind, 'case_reception', id, kind)
    case 'plan_made':
      return to(kind, 'case_plan', id)
    case 'consent_recorded':
      return hand.technology.mentoring?.attaches === hand.found.stage
        ? to(kind, 'case_mentor_consent', id)
        : to(kind, 'case_consent', id)
    case 'letter_sent':
      return to(kind, 'case_letter', id)
    case 'receipt_noted':
      return about === null ? to(kind, 'case_letters', id) : to(kind, 'case_receipt', id, about)
    case 'result_noted':
      return about === null ? to(kind, 'case_letters', id) : to(kind, 'case_answer', id, about)
    case 'passport_updated':
      return may(role, 'fill_sheet') ? to(kind, 'passport', citizen) : to(kind, 'case_deed', id, kind)
    case 'council_decided':
      return to(kind, 'case_council', id)
    case 'booking_made':
      return to(kind, 'case_booking_add', id)
    case 'mentor_attached':
      return to(kind, 'case_mentor', id)
    default:
      return to(kind, 'case_deed', id, kind)
  }
}
