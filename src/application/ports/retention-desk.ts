import type { RetentionKind } from '../../domain/people/retention.ts'

/** Takes away what was kept long enough. */
export interface RetentionDesk {
  /** How many rows of a kind are older than a moment (milliseconds since the epoch); changes nothing. */
  count(kind: RetentionKind, before: number): Promise<number>
  /**
   * Takes them away, and writes into the record of access how many went – in the same commit: breaking off leaves the rest for the
   * next night.
   * @returns how many went
   */
  take(kind: RetentionKind, before: number): Promise<number>
}
