/** A person to put into the messenger. */
export interface DemoPerson {
  /** Short name for tests and for addresses of the page, e.g. `anna`. */
  key: string
  /** Identifier in the messenger; taken from 7001 on when not given. */
  id?: number
  firstName: string
  lastName?: string
  username?: string
  /** Language of their client and of their column on the page, e.g. `ru`. */
  language: string
  /** Own telephone; an impossible one is made up when not given. */
  phone?: string
  /** A line about them on the page, e.g. `71, lives alone`. */
  about?: string
  /** They have opened the bot before, so that it may write first. Default: no. */
  started?: boolean
}
