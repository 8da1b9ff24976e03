import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { BirthDate } from '../../../domain/people/birth.ts'
import type { Kin, Occupation } from '../../../domain/people/family.ts'

/** Somebody of a family, as it was written down. */
export interface FamilyMember {
  readonly id: string
  /** The own card; null – there is none. */
  readonly citizen: string | null
  readonly name: string
  readonly birthDate: BirthDate | null
  readonly kin: Kin
  /** Null – nobody said. */
  readonly occupation: Occupation | null
}

/** A family with whoever is in it now: the representative first, then in the order in which they were added. */
export interface Family {
  readonly id: string
  /** The card of the representative. */
  readonly holder: string
  readonly members: readonly FamilyMember[]
}

/** Reads of families. Whoever asks has looked at the card before. Outages throw. */
export interface FamilyDesk {
  /** The family in which somebody is; null – none is written down. */
  of(citizen: string): Promise<Family | null>
  /** Somebody who was taken out of a family and is in no other one since; null – nobody such. */
  left(family: string, member: string): Promise<FamilyMember | null>
  /** Where somebody is registered; null – nobody said. */
  registration(citizen: string): Promise<string | null>
}

/** Changes of families. */
export type FamilyChange =
  /** A family with its representative in it. Guard: the person is in no family yet. */
  | {
      readonly type: 'make_family'
      readonly id: string
      readonly citizen: string
      readonly self: FamilyMember
      readonly on: LocalDate
    }
  /** Guard: the family is there, and the card – where there is one – is in no family yet. */
  | {
      readonly type: 'add_member'
      readonly family: string
      readonly member: FamilyMember
      readonly on: LocalDate
    }
  /** Guard: still in the family. */
  | { readonly type: 'change_member'; readonly member: FamilyMember }
  /** Out of the family since a day, or in it again. Guard: in it, or out of it and in no other. */
  | { readonly type: 'leave_family'; readonly member: string; readonly on: LocalDate | null }
  | { readonly type: 'keep_registration'; readonly citizen: string; readonly address: string | null }
