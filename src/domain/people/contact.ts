/** How a specialist and a person met (Y-monthly: visit, phone, messenger). */
export const CONTACT_KINDS = ['phone', 'visit', 'messenger', 'meeting'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]

/** What came of it. */
export const CONTACT_OUTCOMES = ['well', 'needs_help', 'not_reached'] as const
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number]

/** Why nobody was reached. */
export const UNREACHED_REASONS = [
  'no_answer',
  'wrong_number',
  'in_hospital',
  'away',
  'no_wish',
  'other',
] as const
export type UnreachedReason = (typeof UNREACHED_REASONS)[number]

/** Whether it counts for the month: an attempt is no contact, nor is a message of ours (Y-monthly). */
export const isContact = (outcome: ContactOutcome): boolean => outcome !== 'not_reached'

/** Which tasks such a contact fulfils, by their `closed_by`. */
export const fulfilledBy = (kind: ContactKind, outcome: ContactOutcome): string[] =>
  isContact(outcome) ? ['contact', ...(kind === 'visit' ? ['visit'] : [])] : []
