/** From whom it became known that somebody needs help (seeds/001, step 1; seeds/002 appendix 7). */
export const REPORT_SOURCES = [
  'self',
  'relatives',
  'neighbours',
  'school',
  'medical',
  'police',
  'guardianship',
  'other',
] as const
export type ReportSource = (typeof REPORT_SOURCES)[number]
