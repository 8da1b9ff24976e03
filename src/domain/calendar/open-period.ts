import { addMonths, type LocalDate } from './local-date.ts'

/**
 * The first day that a deed may still be recorded for: of the month before this one. What was done then belongs to figures
 * that are only now put together (seeds/002, appendix 5: month and quarter); what lies further back was handed in.
 * @example openSince('2026-11-23') === '2026-10-01'
 */
export const openSince = (today: LocalDate): LocalDate => `${addMonths(today, -1).slice(0, 7)}-01`
