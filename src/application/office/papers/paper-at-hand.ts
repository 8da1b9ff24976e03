import { can } from '../../../domain/access/can.ts'
import type { Form, FormSubject } from '../../../domain/forms/form.ts'
import { mayPrint } from '../../../domain/forms/may-print.ts'
import type { CaseOnDesk } from '../../ports/office/case-desk.ts'
import type { LetterLine } from '../../ports/office/letter-desk.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { CASE } from '../cases/case-at-hand.ts'
import type { Subject } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { CITIZEN_IN_HAND } from '../people/citizen.ts'

/** The forms about something that an employee may print, in the order of their files. */
export const formsFor = (
  { moment, actor }: OfficeCall,
  about: FormSubject,
  technology?: string,
): readonly Form[] =>
  [...moment.conversation.content.forms.values()].filter(
    (form) =>
      form.about === about &&
      mayPrint(actor.role, form) &&
      (form.technologies === undefined ||
        (technology !== undefined && form.technologies.includes(technology))),
  )

/** The form that a press names, if the employee may print it. */
export const formNamed = ({ moment, actor }: OfficeCall, id: string | undefined): Form | null => {
  const form = moment.conversation.content.forms.get(id ?? '')
  return form && mayPrint(actor.role, form) ? form : null
}

/** A form with whom or what it is printed about. */
export interface PaperAtHand {
  readonly form: Form
  /** The id that a press names: of a person, or of a case. */
  readonly id: string
  /** Null – it is about nobody: a letter of information. */
  readonly citizen: string | null
  readonly name: string | null
  readonly district: string | null
  readonly case: CaseOnDesk | null
}

const ofCard = (form: Form, card: CitizenCard): PaperAtHand => ({
  form,
  id: card.id,
  citizen: card.id,
  name: card.facts.name,
  district: card.district,
  case: null,
})

const ofCase = (form: Form, found: CaseOnDesk): PaperAtHand => ({
  form,
  id: found.id,
  citizen: found.citizen,
  name: found.name,
  district: found.district,
  case: found,
})

const ofLetter = (form: Form, { id, citizen, name }: LetterLine): PaperAtHand => ({
  form,
  id,
  citizen,
  name,
  district: null,
  case: null,
})

/** A letter outside of cases, where the form is a letter's. */
const freeLetter = async (call: OfficeCall, form: Form, id: string): Promise<PaperAtHand | null> => {
  if (form.choose !== 'letter') return null
  const { desks, actor, today, moment } = call
  const letter = await desks.letters.find(actor, id, today, moment.at)
  return letter === null || letter.case !== null ? null : ofLetter(form, letter)
}

/** The paper that a press is about: a person or a case in sight first, the form second. */
export const PAPER: Subject<PaperAtHand> = {
  kind: 'citizen',
  find: async (call, action, id) => {
    const form = formNamed(call, call.args[1])
    if (form === null || form.about === 'district') return null
    if (form.about === 'citizen') {
      const card = await CITIZEN_IN_HAND.find(call, action, id)
      return card && ofCard(form, card)
    }
    const hand = await CASE.find(call, action, id)
    if (!hand) return freeLetter(call, form, id)
    return can(call.actor, action, hand.found) ? ofCase(form, hand.found) : null
  },
}
