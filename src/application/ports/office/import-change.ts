import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** Changes of an import as its sender presses them; what it reads and writes itself is done by whoever runs it. */
export type ImportChange =
  | {
      readonly type: 'take_file'
      readonly id: string
      readonly staff: string
      /** The messenger's own name of the file, and the ending of the name that the sender gave it. Sealed. */
      readonly file: string
      readonly name: string
      readonly day: LocalDate
      readonly at: number
    }
  /** Guard: looked through and not yet confirmed. */
  | { readonly type: 'aim_import'; readonly id: string; readonly staff: string; readonly district: string }
  /** Guard: looked through and not yet confirmed. */
  | { readonly type: 'confirm_import'; readonly id: string; readonly staff: string }
  /** Guard: looked through and not yet confirmed. */
  | { readonly type: 'cancel_import'; readonly id: string; readonly staff: string }
