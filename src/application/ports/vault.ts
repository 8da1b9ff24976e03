/**
 * Seals what may identify a person (promises.md 17). Every person has a key of their own, wrapped by the master key:
 * destroying it makes old backups unreadable. `place` binds a sealed value to where it stands (`talks.own_words:1k9x`):
 * a value copied elsewhere does not open.
 */
export interface Vault {
  /** A name that cannot be traced back without the master key: 32 bytes, the same for the same input. */
  pseudonym(of: string): Buffer
  /** A new key of a person, wrapped. */
  newKey(): Buffer
  /** `key` null seals with the service's own key: for what is erased in seconds. */
  seal(key: Buffer | null, place: string, words: string): Buffer
  /** @throws Error when the value was changed, moved, or sealed with another key. */
  open(key: Buffer | null, place: string, sealed: Buffer): string
}
