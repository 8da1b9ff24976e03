import type { LocalDate } from '../calendar/local-date.ts'

/** Deeds that are recorded anyway and close a task by themselves: nobody ticks off what is known already. */
export const DEED_KINDS = [
  'contact',
  'visit',
  'consultation',
  'plan_made',
  'consent_recorded',
  'letter_sent',
  'receipt_noted',
  'result_noted',
  'agreement_signed',
  'diagnosis_noted',
  'effect_assessed',
  'passport_updated',
  'mentor_attached',
  'outcome_noted',
  'council_decided',
  'booking_made',
  'adaptation_report_sent',
  'correction_proposed',
  'proposals_made',
  'conclusion_made',
] as const
export type DeedKind = (typeof DEED_KINDS)[number]

/** Something done, on a day. `about` names the letter or the plan's entry, null where there is only the person. */
export interface Deed {
  readonly kind: DeedKind
  readonly on: LocalDate
  readonly about: string | null
}
