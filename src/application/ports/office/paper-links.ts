import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { PaperFormat } from '../../../domain/forms/form.ts'

/** What a link leads to: enough to make the paper anew, for whoever printed it. */
export interface TakenPaper {
  readonly id: string
  readonly form: string
  readonly citizen: string | null
  readonly case: string | null
  readonly staff: string
  readonly choice: string
  readonly visit: LocalDate | null
  readonly format: PaperFormat
  readonly day: LocalDate
}

/** Ways to files of papers: each opens once, within its minutes, with the digits that belong to it. Outages throw. */
export interface PaperLinks {
  /**
   * Null – there is no such link, it was used, it is too late, the digits are wrong, or were wrong too often: nobody learns
   * which.
   */
  take(code: string, digits: string, at: number): Promise<TakenPaper | null>
}
