/** The newest seal of the record of access, as one reads it aloud. */
export interface RecordSum {
  /** The last entry that it covers. */
  readonly entry: number
  /** The beginning of the seal, e.g. `1F2A 77C0 9B3D 0A11`: nobody without the key makes a record that has it. */
  readonly sum: string
}

/** The record of access as a head is told of it. Outages throw. */
export interface RecordDesk {
  /** Null – nothing was sealed yet. */
  sum(): Promise<RecordSum | null>
}
