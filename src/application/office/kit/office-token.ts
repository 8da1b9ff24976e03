import type { UseCaseName } from './use-case-name.ts'

/** A press on a button of the office: a use case and what it is about. */
export interface OfficePress {
  /** Name of a use case, e.g. `person`. */
  readonly name: string
  /** Ids and choices, at most three. */
  readonly args: readonly string[]
}

/** As long as the id of a cry: `d`, a person, the hour, and what was heard in the words. */
const TOKEN = /^w\.([a-z_]{2,24})((?:\.[a-z0-9_-]{1,32}){0,3})$/

/**
 * The token of an office button, at most 64 bytes. It names, it proves nothing: what it is about is looked up within what
 * the one who presses may see.
 * @example officeToken('person', '1k9x') === 'w.person.1k9x'
 */
export const officeToken = (name: UseCaseName, ...args: readonly string[]): string =>
  ['w', name, ...args].join('.')

/** What an office button means; null when the token was never ours. */
export const readOfficeToken = (token: string): OfficePress | null => {
  const read = TOKEN.exec(token)
  return read ? { name: read[1] as string, args: (read[2] as string).split('.').slice(1) } : null
}

/** The token of an answer in a short dialog. */
export const formToken = (choice: string): string => `d.${choice}`

/** The answer that a dialog's button stands for; null when it is none. */
export const readFormToken = (token: string): string | null =>
  /^d\.([a-z0-9_-]{1,32})$/.exec(token)?.[1] ?? null
