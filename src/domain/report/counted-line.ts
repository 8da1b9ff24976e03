import type { Counted, Mark } from './report-line.ts'

/** Why there is no number: nothing is recorded; or the line is told of the whole unit only. */
export type NoNumber = 'unrecorded' | 'whole_unit'

/** A line of the report as it was counted. */
export interface CountedLine {
  readonly id: string
  readonly number: string
  readonly counts: Counted
  readonly value: number | NoNumber
  /** How many of them have a mark, in the order of the rule. */
  readonly split: readonly { readonly mark: Mark; readonly n: number }[]
  /** What stands behind the number (`behind.ts`), sorted; empty where only numbers were asked for. */
  readonly behind: readonly string[]
}

/** What is not known, and would count if it were. */
export const LACKING = ['birth', 'household', 'family', 'programme', 'attendance'] as const
export type Lacking = (typeof LACKING)[number]

/** Something that is lacking, and of whom or of what. */
export interface LackingItem {
  readonly what: Lacking
  /** A word of `behind.ts`: a citizen or an event. */
  readonly about: string
  /** Where it is to be mended; null – in the unit as a whole. */
  readonly district: string | null
}

/** A report as it was counted. */
export interface CountedReport {
  readonly lines: readonly CountedLine[]
  readonly lacking: readonly LackingItem[]
}
