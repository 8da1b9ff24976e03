/** A moment in milliseconds as PostgreSQL reads it, e.g. `2026-11-30T09:00:00.000Z`. */
export const iso = (at: number): string => new Date(at).toISOString()
