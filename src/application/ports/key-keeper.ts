/** Who keeps the keys of persons apart: what the rows of the database are brought in step with. */
export interface KeyKeeper {
  /** Number of the master key that keys are wrapped by now. */
  readonly current: number
  /** Leaves whose keys were destroyed. */
  readonly destroyed: readonly Buffer[]
  /** The same key wrapped as keys are now; null – it is, or it was destroyed. */
  rewrapped(cell: Buffer): Buffer | null
  /** Destroys keys for good; again is no fault. */
  destroy(leaves: readonly Buffer[], on: string): Promise<void>
}
