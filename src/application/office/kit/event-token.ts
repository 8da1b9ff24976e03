/** A press of a citizen on something of an event. */
export interface EventPress {
  readonly name: string
  readonly args: readonly string[]
}

const TOKEN = /^e\.([a-z_]{2,24})((?:\.[a-z0-9_-]{1,24}){0,2})$/

/** The token of a citizen's button about events: who presses the chat says, never the token. @example `e.go.ev1k9x` */
export const eventToken = (name: string, ...args: readonly string[]): string => ['e', name, ...args].join('.')

/** What a citizen's button about events means; null when the token was never ours. */
export const readEventToken = (token: string): EventPress | null => {
  const read = TOKEN.exec(token)
  return read ? { name: read[1] as string, args: (read[2] as string).split('.').slice(1) } : null
}
