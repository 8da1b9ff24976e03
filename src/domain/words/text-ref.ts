/**
 * What a text variable can carry. Dates, durations and money stay data until the texts of a language turn them into
 * words, so that no step knows a language.
 */
export type Param =
  | string
  | number
  | { date: string }
  | { time: string }
  | { duration: { n: number; unit: string } }
  | { amount: number }
  | { list: readonly Param[] }
  | TextRef

export type Params = Readonly<Record<string, Param>>

/**
 * Points at a text in `locales/` with the values of its variables.
 * @example { key: 'track.contact.card.text', params: { phone: '8 000 000 00 01' } }
 */
export interface TextRef {
  readonly key: string
  readonly params?: Params
}

/** Shorthand that leaves `params` out when there are none. */
export const text = (key: string, params?: Params): TextRef => (params ? { key, params } : { key })
