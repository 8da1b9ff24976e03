import type { Need } from '../../domain/needs/need.ts'
import type { Region } from '../../domain/organisations/region.ts'

/** For whom a message was said. */
export interface SaidFor {
  readonly need: Need
  readonly region: Region
  /** Why the person has the need; undefined – not known yet. */
  readonly cause: string | undefined
}
