import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CheckedFact } from '../../../domain/district/district-fact.ts'
import type { RegisterFact } from '../../../domain/report/register-count.ts'
import type { MemberFact } from '../../../domain/report/report-fact.ts'

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

/** Who lives in a district and is on its register, with everybody of their families. */
export interface DistrictRegister {
  readonly people: readonly RegisterFact[]
  readonly members: readonly MemberFact[]
}

/** Reads what is known of districts: which ones the actor works is for the caller to see to. Outages throw. */
export interface DistrictFactDesk {
  /** The newest fact of each kind. */
  of(districts: readonly string[]): Promise<readonly DistrictFactLine[]>
  /** The register of a district on a day, without names: who moved, died or refused is not there. */
  register(district: string, day: LocalDate): Promise<DistrictRegister>
}
