/** One notice that reached the messenger. */
export interface JournalEntry {
  /** The deterministic key of the reminder, e.g. `appointment_eve|2026-11-25T10:30|t1k9.visit`. Names nobody. */
  readonly key: string
  /** The messenger's own name of the message, e.g. `17`. */
  readonly message: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/**
 * Remembers on this machine's disk what was sent, so that neither an absent database nor a restored backup makes a second
 * message of it (promises.md 13, F10, F11, F24).
 */
export interface SentJournal {
  /**
   * Makes sure that `entries` more can be written whatever happens to the disk. It does not add up: whoever has several
   * sendings in flight asks for all of them each time.
   * @throws Error when there is no room: nothing may be sent then (F13).
   */
  reserve(entries: number): Promise<void>
  /** Writes one entry; resolves when it is on the disk. Cannot fail for want of room within what was reserved. */
  note(entry: JournalEntry): Promise<void>
  /** Entries kept, oldest first: those of the last days. A torn last line is left out. */
  entries(): Promise<readonly JournalEntry[]>
  close(): Promise<void>
}
