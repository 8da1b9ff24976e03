import type { LocalDate } from '../calendar/local-date.ts'

/** What a consent is given for: a letter that passes personal data on (A5), or a mentor (seed 004, 3.7). */
export type ConsentPurpose = 'letter' | 'mentor'

/** A consent as it is recorded (P). */
export interface Consent {
  readonly person: string
  readonly purpose: ConsentPurpose
  readonly on: LocalDate
  readonly withdrawnOn: LocalDate | null
}

/** Whether a consent holds for a person and purpose on a day; on the day of its withdrawal it does not hold. */
export const consentHolds = (
  consent: Consent | null,
  person: string,
  purpose: ConsentPurpose,
  day: LocalDate,
): boolean =>
  consent !== null &&
  consent.person === person &&
  consent.purpose === purpose &&
  consent.on <= day &&
  (consent.withdrawnOn === null || day < consent.withdrawnOn)
