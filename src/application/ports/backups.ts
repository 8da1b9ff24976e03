/** What is known of the database's backups. */
export interface Backups {
  /** The moment that the newest backup shows, in milliseconds since the epoch; null – there was none. */
  lastAt(): Promise<number | null>
  /** Writes one now. @returns what it holds */
  make(at: number): Promise<{ readonly rows: number; readonly bytes: number }>
}
