/**
 * What is wrong with content, and where. A `fault` stops the check; a `warning` is to be looked at. The message says
 * what is wrong and, after a colon or dash, what to do.
 * @example { severity: 'fault', file: 'scenarios/track/contact.yaml', step: 'contact.reached', message: '…' }
 */
export interface Issue {
  readonly severity: 'fault' | 'warning'
  readonly file: string
  /** Full name of the step, or the place in the file. */
  readonly step?: string
  readonly language?: string
  readonly message: string
}

/** Where in a file an issue stands. */
export interface Place {
  readonly step?: string
  readonly language?: string
}

export const fault = (file: string, message: string, place: Place = {}): Issue => ({
  severity: 'fault',
  file,
  ...place,
  message,
})

export const warning = (file: string, message: string, place: Place = {}): Issue => ({
  severity: 'warning',
  file,
  ...place,
  message,
})

/** Values that occur more than once, each named once. */
export const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
]

/** Names as a sentence lists them: `"a", "b"`. */
export const quoted = (names: Iterable<string>): string => [...names].map((name) => `"${name}"`).join(', ')
