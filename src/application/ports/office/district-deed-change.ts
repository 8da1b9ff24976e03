import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { DistrictDeed, Partner } from '../../../domain/caseload/district-deed.ts'

/** Changes of what was done for districts. */
export type DistrictDeedChange =
  /** Something done for a district; duties of the district that waited for it are done by it. */
  | {
      readonly type: 'record_district_deed'
      readonly id: string
      readonly district: string
      readonly kind: DistrictDeed
      readonly by: string
      readonly day: LocalDate
      readonly at: number
      /** Sealed with the employee's key. */
      readonly note: string | null
      /** Who took part beside the unit. */
      readonly partners: readonly Partner[]
    }
  /** A wrong tap is taken back: the deed stays and says so, duties that it closed are open again. Guard: of this employee, and it stands. */
  | {
      readonly type: 'withdraw_district_deed'
      readonly id: string
      readonly by: string
      readonly at: number
      /** The local day. */
      readonly day: LocalDate
    }
