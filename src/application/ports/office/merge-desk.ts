import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CellDoubt } from '../../../domain/people/import-doubt.ts'
import type { CitizenFacts } from './register-change.ts'

/** What of a card is counted when it goes over to another one. */
export const MERGED_KINDS = [
  'deeds',
  'cases',
  'tasks',
  'bookings',
  'papers',
  'free_letters',
  'sheets',
  'sign_ups',
  'group_members',
  'mentor_consents',
  'families',
  'family_members',
  'needs_cards',
  'individual_plans',
] as const
export type MergedKind = (typeof MERGED_KINDS)[number]

/** What would become of a double's records. */
export interface MergePreview {
  /** How many go over to the card that stays, by kind; kinds of which there is nothing are not there. */
  readonly moves: Readonly<Partial<Record<MergedKind, number>>>
  /** How many stay behind because the other card has the same of its own. */
  readonly stays: Readonly<Partial<Record<MergedKind, number>>>
  /** Events to come for which both cards are signed up: one place has to be given up first. */
  readonly events: readonly string[]
}

/** Two cards that were made one and can still be parted. */
export interface MergedCards {
  readonly id: string
  /** The name on the double. */
  readonly name: string
  readonly day: LocalDate
  /** The last day on which they can be parted. */
  readonly until: LocalDate
}

/** Reads for the merging of doubles; the caller has looked at both cards before. Outages throw. */
export interface MergeDesk {
  /** `day` – today, from which events are to come. */
  preview(keep: string, double: string, day: LocalDate): Promise<MergePreview>
  /** What was merged into a card and can be parted on this day, the latest first. */
  merged(citizen: string, day: LocalDate): Promise<readonly MergedCards[]>
  /** Which of these pairs – both ids in one, see `pairKey` – somebody said are two people. */
  apart(pairs: readonly string[]): Promise<ReadonlySet<string>>
}

/** Changes by which two cards become one, or two again. */
export type MergeChange =
  /**
   * All that hangs on the double goes to the other card. Guard: both stand as they were looked at, and no event to come has a
   * place for each.
   */
  | {
      readonly type: 'merge_cards'
      readonly id: string
      readonly into: string
      readonly revision: number
      readonly double: string
      readonly doubleRevision: number
      /** What the card says from now on. */
      readonly facts: CitizenFacts
      /** Parts of it that are replaced. */
      readonly replaced: Partial<CitizenFacts>
      /** What the double says otherwise and somebody is asked about. */
      readonly doubts: readonly CellDoubt[]
      /** Name and birth of the double (`personKey`): whoever a list calls so is the other from now on. */
      readonly doubleKey: string
      readonly by: string
      readonly on: LocalDate
      /** The last day on which they can be parted. */
      readonly until: LocalDate
      readonly at: number
    }
  /** The double is there again with what it brought; what was written since stays. Guard: it is not too late. */
  | {
      readonly type: 'part_cards'
      readonly id: string
      readonly into: string
      readonly on: LocalDate
      readonly at: number
    }
  /** Two cards were looked at and are two people's: they are not proposed again. */
  | {
      readonly type: 'keep_apart'
      readonly pair: string
      readonly citizen: string
      readonly on: LocalDate
    }
