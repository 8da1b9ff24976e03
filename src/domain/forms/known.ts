import type { Param } from '../words/text-ref.ts'
import type { FieldSource, ListSource, TickSource } from './source-name.ts'

/** A row of a list: what is known of each of its columns. */
export type KnownRow = Readonly<Record<string, Param | null>>

/** What is ticked: the latest of all, and at each look by its kind (`initial`, `interim`, `final`). */
export interface KnownTicks {
  readonly latest: readonly string[]
  readonly looks: Readonly<Record<string, readonly string[]>>
}

/** What is known when a form is printed: by source. What is not there is unknown. */
export interface Known {
  readonly fields: Readonly<Partial<Record<FieldSource, Param | null>>>
  readonly ticks: Readonly<Partial<Record<TickSource, KnownTicks>>>
  readonly lists: Readonly<Partial<Record<ListSource, readonly KnownRow[]>>>
}
