import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CellDoubt } from '../../../domain/people/import-doubt.ts'

/** A doubt that waits for somebody who knows the person. */
export interface OpenDoubt extends CellDoubt {
  readonly id: string
  readonly citizen: string
}

/** What lists left open of people in sight. Outages throw. */
export interface DoubtDesk {
  /** How many wait. */
  count(actor: Actor, day: LocalDate, at: number): Promise<number>
  /** The next to be asked, person by person; what was put off comes last. `after` – one that is being settled now. */
  next(actor: Actor, day: LocalDate, at: number, after?: string): Promise<OpenDoubt | null>
}

/** What is done with a doubt. Guard: it is open. */
export type DoubtChange =
  | { readonly type: 'settle_doubt'; readonly id: string }
  | { readonly type: 'put_off_doubt'; readonly id: string; readonly at: number }
