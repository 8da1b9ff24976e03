import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { SheetAnswers, SheetForm } from '../../../domain/people/sheet.ts'

/** A form filled by ticks, as far as it is filled in. */
export interface FilledSheet {
  readonly id: string
  /** Whose card it is kept with: of a family, the representative's. */
  readonly citizen: string
  readonly form: SheetForm
  /** One of the form's kinds: `initial`, `complaint`… */
  readonly kind: string
  readonly answers: SheetAnswers
  /** The employee who began it. */
  readonly staff: string
  readonly begunOn: LocalDate
  /** Null – it is being filled in, or its deed was taken back. */
  readonly finishedOn: LocalDate | null
  readonly revision: number
}

/** Reads of filled forms. Whoever asks has looked at the card before, or does so with what is found. Outages throw. */
export interface SheetDesk {
  find(id: string): Promise<FilledSheet | null>
  /** The one that is being filled in; null – none is. */
  draft(citizen: string, form: SheetForm): Promise<FilledSheet | null>
  /** Everything finished, the latest first. */
  finished(citizen: string, form: SheetForm): Promise<readonly FilledSheet[]>
}

/** Changes of filled forms. */
export type SheetChange =
  | {
      readonly type: 'begin_sheet'
      readonly id: string
      readonly citizen: string
      readonly form: SheetForm
      readonly kind: string
      readonly answers: SheetAnswers
      readonly on: LocalDate
      readonly by: string
    }
  /** Guard: revision, not finished. */
  | {
      readonly type: 'write_sheet'
      readonly id: string
      readonly revision: number
      readonly answers: SheetAnswers
    }
  /** Guard: revision, not finished. `deed` – what it is recorded as. */
  | {
      readonly type: 'finish_sheet'
      readonly id: string
      readonly revision: number
      readonly on: LocalDate
      readonly deed: string
    }
  /** Guard: revision, not finished. */
  | { readonly type: 'drop_sheet'; readonly id: string; readonly revision: number }
