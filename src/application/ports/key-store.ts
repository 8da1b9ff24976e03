/**
 * Where the keys of persons stand apart from the database and its backups (promises.md 17): one small text that is read
 * whole and replaced whole.
 */
export interface KeyStore {
  /** What was written last; null – nothing ever was. */
  read(): Promise<string | null>
  /**
   * Replaces it for good: when this resolves, the new text outlives a loss of power and the old one is gone. A break-off
   * leaves the one or the other. Whoever writes holds the lock of the main database: there is one writer at a time.
   */
  write(text: string): Promise<void>
}
