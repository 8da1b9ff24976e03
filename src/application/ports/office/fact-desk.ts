import type { FactCheck } from '../../../domain/organisations/fact-check.ts'

/** A fact that an employee confirmed or corrected; in force in the region from the commit on. */
export interface FactChecked {
  readonly type: 'keep_fact_check'
  readonly id: string
  readonly region: string
  readonly staff: string
  readonly check: FactCheck
  readonly at: number
}

/** Reads of checked facts. Outages throw. */
export interface FactDesk {
  /** All checks of a region, the oldest first. */
  checks(region: string): Promise<readonly FactCheck[]>
}
