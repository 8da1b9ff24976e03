import type { Ruling } from '../../../domain/caseload/ruling.ts'

/** Reads of what was decided of a person. Whoever asks has looked at the card or the case before. Outages throw. */
export interface RulingDesk {
  /** All that stands, the latest day first. */
  of(citizen: string): Promise<readonly Ruling[]>
}

/** Something was decided. `deed` – what it is recorded as: taken back with it. */
export interface RulingKept {
  readonly type: 'keep_ruling'
  readonly id: string
  readonly citizen: string
  readonly case: string | null
  readonly ruling: Ruling
  readonly deed: string
}
