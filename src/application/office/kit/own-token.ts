/** A press of a citizen on something of their own card. */
export interface OwnPress {
  readonly name: string
  readonly args: readonly string[]
}

const TOKEN = /^y\.([a-z_]{2,24})((?:\.[a-z0-9_-]{1,24}){0,2})$/

/** The token of a citizen's own button: whose card it is the chat says, never the token. @example `y.needs.interests` */
export const ownToken = (name: string, ...args: readonly string[]): string => ['y', name, ...args].join('.')

/** What a citizen's own button means; null when the token was never ours. */
export const readOwnToken = (token: string): OwnPress | null => {
  const read = TOKEN.exec(token)
  return read ? { name: read[1] as string, args: (read[2] as string).split('.').slice(1) } : null
}
