import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { Subject } from '../kit/about.ts'
import { CITIZEN_IN_HAND } from '../people/citizen.ts'

/** Two cards that may be one person's: the one that stays, and the one that goes over. */
export interface TwoCards {
  readonly keep: CitizenCard
  readonly double: CitizenCard
}

/** Both cards of a press, as far as the actor may merge each: the first named stays. */
export const TWO_CARDS: Subject<TwoCards> = {
  kind: 'citizen',
  find: async (call, action, id) => {
    const other = call.args[1] ?? ''
    if (other === id) return null
    const keep = await CITIZEN_IN_HAND.find(call, action, id)
    const double = await CITIZEN_IN_HAND.find(call, action, other)
    const areOneRegister = keep !== null && double !== null && keep.department === double.department
    return areOneRegister ? { keep, double } : null
  },
}
