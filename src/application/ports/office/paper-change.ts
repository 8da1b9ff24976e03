import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { PaperFormat } from '../../../domain/forms/form.ts'
import type { InstitutionField } from './paper-desk.ts'

/** A paper as it is printed: enough to make it anew. */
export interface NewPaper {
  readonly id: string
  readonly form: string
  /** Of the form's definition. */
  readonly version: string
  /** Null – it is about nobody. */
  readonly citizen: string | null
  readonly case: string | null
  readonly by: string
  /** A need, a period, a letter, a month; empty – nothing was chosen. */
  readonly choice: string
  readonly visit: LocalDate | null
  readonly format: PaperFormat
  readonly day: LocalDate
  readonly at: number
}

/** Changes of what was printed, and of how it is handed over. */
export type PaperChange =
  | { readonly type: 'print_paper'; readonly paper: NewPaper }
  /** It is signed, or it was sent. Guard: it was only printed so far. */
  | {
      readonly type: 'settle_paper'
      readonly paper: string
      readonly state: 'signed' | 'sent'
      readonly by: string
      readonly on: LocalDate
    }
  /** A way to its file: once, until then, with digits that only the one who pressed has seen. */
  | {
      readonly type: 'make_paper_link'
      readonly code: string
      readonly digits: string
      readonly paper: string
      /** Milliseconds since the epoch. */
      readonly expires: number
    }
  /** Who answers for the assistant, as its operator says; the address stays where none is said. */
  | {
      readonly type: 'name_institution'
      readonly institution: string
      readonly name: string
      readonly phone: string
      readonly address: string | null
    }
  /** Something about the institution that papers say. */
  | {
      readonly type: 'say_of_institution'
      readonly department: string
      readonly field: InstitutionField
      readonly said: string
    }
  /** An employee's own number at work; sealed. */
  | { readonly type: 'keep_work_phone'; readonly staff: string; readonly phone: string }
  /** A head allows papers in the chat, or no longer. */
  | {
      readonly type: 'allow_papers_in_chat'
      readonly department: string
      readonly by: string
      readonly on: LocalDate
      readonly allowed: boolean
    }
