const MINUTE = 60
/** Hours of people's lives are told in steps of five minutes. */
const STEP = 5 * MINUTE
/** Old zones of towns differ by so many seconds from those of today, and some programs mix both up. */
const ASTRAY = 75

/**
 * The minute that was meant by a number of seconds since a day began. Spreadsheets hold moments as fractions, and programs
 * that write them miss by some seconds: what is no whole minute belongs to the step of five that is near, so that 13:59:16
 * is 14:00 and 23:59:16 is the next day's beginning; 23:59 itself stays.
 *
 * @returns minutes, up to 1 440
 */
export const nearestMinute = (seconds: number): number => {
  const minute = Math.round(seconds / MINUTE)
  if (Math.abs(seconds - minute * MINUTE) < 1) return minute
  const step = Math.round(seconds / STEP) * STEP
  return Math.abs(seconds - step) <= ASTRAY ? step / MINUTE : minute
}
