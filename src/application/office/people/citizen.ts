import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { Subject } from '../kit/about.ts'

/** A person of the register, as far as the actor sees them. */
export const CITIZEN: Subject<CitizenCard> = {
  kind: 'citizen',
  find: ({ desks, actor, today, moment }, _, id) => desks.register.card(actor, id, today, moment.at),
}
