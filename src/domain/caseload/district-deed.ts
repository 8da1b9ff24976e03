/**
 * What is done for a whole district, not for one person (seeds/002, appendices 1, 2 and 7): each closes the duty that waits for
 * it.
 */
export const DISTRICT_DEEDS = [
  'walk_round',
  'raid',
  'inform',
  'prevention',
  'exchange',
  'event_calendar',
  'interest_groups',
  'safety_school',
  'passport',
  'register',
] as const
export type DistrictDeed = (typeof DISTRICT_DEEDS)[number]

/** Who goes on a raid beside the unit: institutions of prevention (120-ФЗ, article 4; seeds/002 appendix 7). */
export const PARTNERS = [
  'police',
  'school',
  'minors_commission',
  'guardianship',
  'health',
  'emergency',
  'administration',
  'volunteers',
] as const
export type Partner = (typeof PARTNERS)[number]
