import { namedTokens } from './named-token.ts'

const TOKENS = namedTokens('e', { most: 2, longest: 24 })

/** The token of a citizen's button about events: who presses the chat says, never the token. @example `e.go.ev1k9x` */
export const eventToken = TOKENS.make

/** What a citizen's button about events means; null when the token was never ours. */
export const readEventToken = TOKENS.read
