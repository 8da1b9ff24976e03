import type { Faults } from '../api/faults.ts'
import type { Ledger } from '../api/ledger.ts'
import type { Changes } from '../changes.ts'
import type { MovableClock } from '../movable-clock.ts'
import type { Person } from '../people/person.ts'

/** What the page shows and acts on: the playground, as far as the page has to know it. */
export interface Played {
  readonly clock: MovableClock
  readonly ledger: Ledger
  readonly faults: Faults
  readonly changes: Changes
  /** @throws RangeError when there is no such person */
  person(who: string | number): Person
  changeLanguage(who: string, language: string): void
}
