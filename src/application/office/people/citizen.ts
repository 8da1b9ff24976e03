import { can } from '../../../domain/access/can.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { Subject } from '../kit/about.ts'
import type { OfficeButton } from '../kit/office-words.ts'

/** A person of the register, as far as the actor sees them. */
export const CITIZEN: Subject<CitizenCard> = {
  kind: 'citizen',
  find: ({ desks, actor, today, moment }, _, id) => desks.register.card(actor, id, today, moment.at),
}

/** A person of the register with whom the actor may do this. */
export const CITIZEN_IN_HAND: Subject<CitizenCard> = {
  kind: 'citizen',
  find: async (call, action, id) => {
    const card = await CITIZEN.find(call, action, id)
    return card && can(call.actor, action, card) ? card : null
  },
}

/** The way back to a person's card. */
export const toPersonCard = (id: string): OfficeButton => [text('office.person.buttons.card'), 'person', id]
