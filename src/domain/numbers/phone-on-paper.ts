const KEPT = /\+7(\d{3})(\d{3})(\d{2})(\d{2})(?!\d)/g

/**
 * Phones as they are kept, in groups that are read and dialled from paper; whose they are stays beside them.
 * @example phoneOnPaper('+79123456789 (Anna)') === '+7 (912) 345-67-89 (Anna)'
 */
export const phoneOnPaper = (kept: string): string => kept.replace(KEPT, '+7 ($1) $2-$3-$4')
