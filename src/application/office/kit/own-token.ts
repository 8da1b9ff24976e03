import { namedTokens } from './named-token.ts'

const TOKENS = namedTokens('y', { most: 2, longest: 24 })

/** The token of a citizen's own button: whose card it is the chat says, never the token. @example `y.needs.interests` */
export const ownToken = TOKENS.make

/** What a citizen's own button means; null when the token was never ours. */
export const readOwnToken = TOKENS.read
