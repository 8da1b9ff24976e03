const FIRST_WAIT_MS = 2000
const LEAST_CAP_MS = 60_000
const CAP_SPREAD_MS = 60_000
const MOST_OBEYED_MS = 3_600_000

/**
 * How long Telegram waits before it offers an update to a webhook again: at once after the first failure, then
 * 2, 4, 8 … seconds up to a cap drawn between 60 and 120 s. A `Retry-After` header is obeyed up to an hour.
 *
 * @param failures how many attempts in a row have failed, from 1
 * @param retryAfter value of the header, seconds
 * @param random a number from 0 to 1 that draws the cap
 * @returns milliseconds
 * @example
 * retryDelay(3, undefined, 0.5) // 4000
 */
export function retryDelay(failures: number, retryAfter: number | undefined, random: number): number {
  if (retryAfter !== undefined) return Math.min(retryAfter * 1000, MOST_OBEYED_MS)
  if (failures <= 1) return 0
  const cap = LEAST_CAP_MS + random * CAP_SPREAD_MS
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - 2), cap)
}
