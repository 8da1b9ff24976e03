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

/** What texts there are, by the generated file beside this one (`npm run texts`); without that file any key goes. */
// biome-ignore lint/suspicious/noEmptyInterface: the generated file fills it.
export interface TextKeys {}

type Known<Part extends string> = TextKeys extends { readonly [P in Part]: infer Keys extends string }
  ? Keys
  : string

/** A key that a text of `locales/ru` stands under, and that code may name. */
export type NamedText = Known<'named'>

/** Keys that no text stands under; of those that content makes of its ids nothing is known here. */
type Wordless<Key extends string> = Key extends NamedText | `${Known<'byContent'>}.${string}`
  ? never
  : Record<never, never> extends Record<Key, 1>
    ? Key extends `${Known<'group'>}.${string}`
      ? never
      : Key
    : Key

/** What may follow a key: the values of its variables; under which no text stands, nothing fits. */
export type After<Key extends string> = [Wordless<Key>] extends [never]
  ? readonly [params?: Params]
  : readonly [noTextStandsUnder: Wordless<Key>, never]

/**
 * Points at a text. A key that no text stands under in `locales/ru` does not compile; of one with a hole that any word may
 * fill its group is looked at. After a new text `npm run texts` makes its key known.
 * @example text('office.roles.head'), text(`office.roles.${role}`), text('events.places', { n: 12 })
 */
export const text = <Key extends string>(key: Key, ...[params]: After<Key>): TextRef =>
  textAt(key, params as Params | undefined)

/** Points at a text whose key comes from elsewhere – content, another key –: it is looked at when content is checked. */
export const textAt = (key: string, params?: Params): TextRef => (params ? { key, params } : { key })
