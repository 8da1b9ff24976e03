import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CheckedFact } from '../../../domain/district/district-fact.ts'

/** A fact of a district with whoever checked it last. */
export interface DistrictFactLine extends CheckedFact {
  readonly district: string
  /** Opened name; null – not known any more. */
  readonly by: string | null
}

/** Changes of what is known of districts. */
export type DistrictFactChange =
  /** Said for the first time, anew, or confirmed as it is. */
  {
    readonly type: 'check_district_fact'
    readonly id: string
    readonly district: string
    readonly kind: CheckedFact['kind']
    readonly value: string
    readonly by: string
    readonly day: LocalDate
    readonly at: number
  }

/** Reads what is known of districts: which ones the actor works is for the caller to see to. Outages throw. */
export interface DistrictFactDesk {
  /** The newest fact of each kind. */
  of(districts: readonly string[]): Promise<readonly DistrictFactLine[]>
}
