import { namedTokens } from './named-token.ts'
import type { UseCaseName } from './use-case-name.ts'

/** As long as the id of a cry: `d`, a person, the hour, and what was heard in the words. */
const TOKENS = namedTokens('w', { most: 3, longest: 32 })

/**
 * The token of an office button, at most 64 bytes. It names, it proves nothing: what it is about is looked up within what
 * the one who presses may see.
 * @example officeToken('person', '1k9x') === 'w.person.1k9x'
 */
export const officeToken: (name: UseCaseName, ...args: readonly string[]) => string = TOKENS.make

/** What an office button means; null when the token was never ours. */
export const readOfficeToken = TOKENS.read

/** The token of an answer in a short dialog. */
export const formToken = (choice: string): string => `d.${choice}`

/** The answer that a dialog's button stands for; null when it is none. */
export const readFormToken = (token: string): string | null =>
  /^d\.([a-z0-9_-]{1,32})$/.exec(token)?.[1] ?? null
