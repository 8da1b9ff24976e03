/**
 * How a specialist and a person met (Y-monthly: visit, phone, messenger); `told` – they did not: somebody else told of the
 * person.
 */
export const CONTACT_KINDS = ['phone', 'visit', 'messenger', 'meeting', 'told'] as const
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
/** `not_opened` – somebody came to the door, and it stayed shut. */
export type UnreachedReason = (typeof UNREACHED_REASONS)[number] | 'not_opened'

/** Whether it counts for the month: an attempt is no contact, nor is a message of ours, nor what others tell (Y-monthly). */
export const isContact = (kind: ContactKind, outcome: ContactOutcome): boolean =>
  outcome !== 'not_reached' && kind !== 'told'

/** Which tasks such a contact fulfils, by their `closed_by`. */
export const fulfilledBy = (kind: ContactKind, outcome: ContactOutcome): string[] =>
  isContact(kind, outcome) ? ['contact', ...(kind === 'visit' ? ['visit'] : [])] : []
