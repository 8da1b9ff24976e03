/** Day and time that a reminder was counted from, as one word: `2026-11-25` or `2026-11-25T10:30`. */
export const baseOf = (date: string, time: string): string => (time === '' ? date : `${date}T${time}`)

/**
 * The deterministic key of a reminder: the same reason gives the same key, however often and by whomever it is planned
 * (promises.md 13). Unique in the database.
 * The day stands before the subject: what is planned together lies together in the index.
 * @example reminderKey('appointment_eve', 't1k9.visit', '2026-11-25', '10:30') // appointment_eve|2026-11-25T10:30|t1k9.visit
 */
export const reminderKey = (rule: string, subject: string, date: string, time: string): string =>
  `${rule}|${baseOf(date, time)}|${subject}`
