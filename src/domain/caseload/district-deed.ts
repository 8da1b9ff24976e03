/**
 * What is done for a whole district, not for one person (seeds/002, appendices 1, 2 and 7): each closes the duty that waits for
 * it.
 */
export const DISTRICT_DEEDS = [
  'walk_round',
  'raid',
  'inform',
  'exchange',
  'event_calendar',
  'interest_groups',
  'safety_school',
  'passport',
  'register',
] as const
export type DistrictDeed = (typeof DISTRICT_DEEDS)[number]
