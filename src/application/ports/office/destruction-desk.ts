import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** Kinds of data that a card may hold; an act names those that there were. */
export const DATA_CATEGORIES = [
  'name',
  'birth',
  'phone',
  'address',
  'disability',
  'family',
  'cases',
  'surveys',
  'plans',
  'contacts',
  'papers',
  'events',
] as const
export type DataCategory = (typeof DATA_CATEGORIES)[number]

/** A demand to delete a card, as far as it has come. */
export interface Demand {
  /** The task that it is. */
  readonly task: string
  readonly revision: number
  readonly demandedOn: LocalDate
  /** Who looked and asked for the deletion, and when; null – nobody yet. */
  readonly proposedBy: string | null
  readonly proposedOn: LocalDate | null
}

/** An act of destruction: what the order asks for, and no more. */
export interface DestructionAct {
  readonly id: string
  readonly number: string
  /** Opened name of whose data they were. */
  readonly subject: string
  readonly categories: readonly DataCategory[]
  readonly demandedOn: LocalDate
  /** Opened names. */
  readonly proposedBy: string
  readonly proposedOn: LocalDate
  readonly destroyedBy: string
  readonly destroyedRole: string
  readonly day: LocalDate
}

/** Demands to delete a card, and the acts of those that were deleted. Outages throw. */
export interface DestructionDesk {
  demand(citizen: string): Promise<Demand | null>
  /** Which kinds of data stand about somebody. */
  categories(citizen: string): Promise<readonly DataCategory[]>
  /** How many papers about somebody were signed: the institution keeps those themselves. */
  signedPapers(citizen: string): Promise<number>
  /** Of a department since that day, the latest first. */
  acts(department: string, since: LocalDate): Promise<readonly DestructionAct[]>
}
