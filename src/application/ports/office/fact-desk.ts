import type { FactCheck } from '../../../domain/organisations/fact-check.ts'
import type { Speaker } from '../../../domain/organisations/speaker.ts'

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
  /** The institution that answers for the assistant; null – none has a number, or there are several. */
  speaker(): Promise<Speaker | null>
}
