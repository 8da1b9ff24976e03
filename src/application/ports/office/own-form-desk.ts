import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** How far an institution's own template has come. */
export const OWN_FORM_STATES = ['received', 'sampled', 'in_force', 'replaced', 'revoked'] as const
export type OwnFormState = (typeof OWN_FORM_STATES)[number]

/** An institution's own template of a form. */
export interface OwnForm {
  readonly id: string
  /** Null – the head did not say yet which form it is. */
  readonly form: string | null
  /** Counted by form, from the day it is in force; null – not in force yet. */
  readonly version: number | null
  readonly state: OwnFormState
  readonly sentOn: LocalDate
  readonly inForceOn: LocalDate | null
}

/** Reads of an institution's own templates, by one of its departments. Outages throw. */
export interface OwnFormDesk {
  /** One of them with its file; null – the institution has none such. */
  find(department: string, id: string): Promise<(OwnForm & { readonly file: Uint8Array }) | null>
  /** The one that a form is printed on. */
  inForce(department: string, form: string): Promise<(OwnForm & { readonly file: Uint8Array }) | null>
  /** Those that are or were in force, the latest first. */
  all(department: string): Promise<readonly OwnForm[]>
}

/** Changes of an institution's own templates. */
export type OwnFormChange =
  /** A file was received; `file` in base64. */
  | {
      readonly type: 'receive_own_form'
      readonly id: string
      readonly department: string
      readonly file: string
      readonly by: string
      readonly on: LocalDate
    }
  /** A sample of it was printed as a form. Guard: it was never in force. */
  | { readonly type: 'sample_own_form'; readonly id: string; readonly form: string }
  /** It is in force from now on, in place of the one before. Guard: a sample was printed. */
  | { readonly type: 'enforce_own_form'; readonly id: string; readonly on: LocalDate }
  /** The form is printed as ours again. Guard: it is in force. */
  | { readonly type: 'revoke_own_form'; readonly id: string; readonly on: LocalDate }
