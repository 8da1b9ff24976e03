import type { Param } from '../words/text-ref.ts'
import type { FieldSource, ListSource } from './source-name.ts'

/** A row of a list: what is known of each of its columns. */
export type KnownRow = Readonly<Record<string, Param | null>>

/** What is known when a form is printed: by source. What is not there is unknown. */
export interface Known {
  readonly fields: Readonly<Partial<Record<FieldSource, Param | null>>>
  readonly lists: Readonly<Partial<Record<ListSource, readonly KnownRow[]>>>
}
