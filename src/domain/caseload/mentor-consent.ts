import type { LocalDate } from '../calendar/local-date.ts'

/** How a family gave its consent. */
export const CONSENT_WAYS = ['paper', 'spoken'] as const

/** Both consents to one mentor in one case: mentoring is voluntary on either side (seeds/004.txt, 3.4 and 3.7). */
export interface MentorConsent {
  readonly mentor: string
  readonly familyOn: LocalDate
  readonly familyHow: (typeof CONSENT_WAYS)[number]
  /** Null – the mentor has not agreed to this family yet. */
  readonly mentorOn: LocalDate | null
  /** When the family took it back; null – it holds. */
  readonly withdrawnOn: LocalDate | null
}

/**
 * What is missing on a day for this very mentor: a consent to another one says nothing. Null – both agreed.
 * @example lackingConsent({ mentor: 'm1', familyOn: '2026-11-20', …, mentorOn: null }, 'm1', '2026-11-22') // 'mentor_not_agreed'
 */
export const lackingConsent = (
  consent: MentorConsent | null,
  mentor: string,
  day: LocalDate,
): 'no_consent' | 'mentor_not_agreed' | null => {
  if (consent === null || consent.mentor !== mentor || consent.familyOn > day) return 'no_consent'
  if (consent.withdrawnOn !== null && consent.withdrawnOn <= day) return 'no_consent'
  return consent.mentorOn === null || consent.mentorOn > day ? 'mentor_not_agreed' : null
}
