import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CellDoubt, DoubtUndo } from '../../../domain/people/import-doubt.ts'

/** A doubt that waits for somebody who knows the person. */
export interface OpenDoubt extends CellDoubt {
  readonly id: string
  readonly citizen: string
}

/** A doubt that was answered, with what the answer made of the card; its `at` in milliseconds. */
export interface SettledDoubt extends OpenDoubt {
  readonly undo: DoubtUndo
  readonly at: number
}

/** What lists left open of people in sight. Outages throw. */
export interface DoubtDesk {
  /** How many wait. */
  count(actor: Actor, day: LocalDate, at: number): Promise<number>
  /** How many wait of one person, and whether anything was done with them: contacts, tasks, a chat, a place at an event. */
  standing(citizen: string): Promise<{ readonly open: number; readonly hasHistory: boolean }>
  /**
   * The next to be asked, person by person; what was put off comes last. `after` – doubts that are being settled now, and
   * people whose cards go now.
   */
  next(actor: Actor, day: LocalDate, at: number, after?: readonly string[]): Promise<OpenDoubt | null>
  /**
   * What else waits that is like a doubt, which may be settled: of the same list, of the same kind, of people of the actor's
   * own districts whose birth is known as exactly; itself too while it waits. At most {@link MOST_ALIKE}.
   */
  alike(actor: Actor, day: LocalDate, doubt: string): Promise<readonly OpenDoubt[]>
  /** What a press of the actor's settled, as long as it can be taken back. */
  settledWith(actor: Actor, press: string): Promise<readonly SettledDoubt[]>
  /** Words of what was settled more than a day before: nobody takes that back, and what was asked is known by its hash. */
  forgetSettled(at: number): Promise<void>
}

/** As many doubts as one press settles. */
export const MOST_ALIKE = 200

/** What is done with a doubt. Guard: it is open. */
export type DoubtChange =
  /** What was asked is kept with what came of it until it is too late to take it back. */
  | {
      readonly type: 'settle_doubt'
      readonly id: string
      readonly by: string
      readonly at: number
      /** Settled by one press, taken back by one. */
      readonly press: string
      readonly undo: DoubtUndo
    }
  /** It is asked again. Guard: it is settled and can be taken back. */
  | { readonly type: 'reopen_doubt'; readonly id: string }
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
