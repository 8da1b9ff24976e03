import { foresee } from '../../domain/reminders/foresee.ts'
import type { LedgerPerson } from '../ports/operator-ledger.ts'
import type { ReminderDesk } from '../ports/reminder-desk.ts'
import { COMING_MS, type ComingDay, comingOf } from '../reminders/coming.ts'
import type { Operator } from './operator.ts'

/** What will come to a person, as they see it themselves, and whether it can come at all. */
export interface Ahead {
  readonly person: LedgerPerson
  readonly zone: string
  readonly days: readonly ComingDay[]
}

/** «Что мне придёт?» for the one in charge: the same list, worked out the same way. Null – there is no such person. */
export const lookAhead = async (
  { ledger, rules, calendar, zone: region, clock }: Operator,
  desk: Pick<ReminderDesk, 'occasionsOf' | 'settledKeys'>,
  id: string,
): Promise<Ahead | null> => {
  const person = await ledger.person(id)
  if (!person) return null
  const zone = person.zone ?? region
  const [occasions, settled] = await Promise.all([desk.occasionsOf(id, zone), desk.settledKeys(id)])
  const now = clock.now()
  const hearer = { zone, muted: person.muted }
  const foreseen = foresee(rules.values(), occasions, hearer, calendar, now, now + COMING_MS)
  return { person, zone, days: comingOf(foreseen, settled, zone) }
}
