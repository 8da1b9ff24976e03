import type { OfficeChange } from './changes.ts'

/**
 * Writes changes of the office that follow from time, not from an update: all of them or none. Outages throw.
 * @returns false when a guard does not hold any more: nothing was written
 */
export type WriteChanges = (changes: readonly OfficeChange[]) => Promise<boolean>
