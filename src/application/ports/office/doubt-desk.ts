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
  /** How many wait of one person, and whether anything was done with them: contacts, tasks, a chat, a place at an event. */
  standing(citizen: string): Promise<{ readonly open: number; readonly hasHistory: boolean }>
  /**
   * The next to be asked, person by person; what was put off comes last. `after` – a doubt that is being settled now, or a
   * person whose card goes now.
   */
  next(actor: Actor, day: LocalDate, at: number, after?: string): Promise<OpenDoubt | null>
}

/** What is done with a doubt. Guard: it is open. */
export type DoubtChange =
  | { readonly type: 'settle_doubt'; readonly id: string }
  | { readonly type: 'put_off_doubt'; readonly id: string; readonly at: number }
  /** Another thing to be asked of somebody; what was asked before is not asked again. */
  | {
      readonly type: 'ask_doubt'
      readonly citizen: string
      readonly doubt: CellDoubt
      readonly on: LocalDate
    }
  /**
   * Two cards are one person's: the double goes unless anything was done with it, and whoever has its name and birth in a
   * list is the other from now on.
   */
  | {
      readonly type: 'join_cards'
      readonly double: string
      readonly into: string
      /** Name and birth of the double (`personKey`). */
      readonly key: string
      readonly on: LocalDate
    }
