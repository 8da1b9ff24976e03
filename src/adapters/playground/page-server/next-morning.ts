const DAY_MS = 86_400_000
const MORNING_MS = 9 * 3_600_000

/** Milliseconds since midnight in the time zone. */
function timeOfDay(now: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const part = (type: string) =>
    Number(format.formatToParts(now).find((candidate) => candidate.type === type)?.value)
  return ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000 + (now % 1000)
}

/**
 * The next nine o'clock in the morning after `now` in a time zone, also over a change of the clocks.
 *
 * @returns milliseconds since 1970
 * @example
 * nextMorning(Date.parse('2026-11-02T09:00:00+03:00'), 'Europe/Moscow') // 3 November, 9:00
 */
export function nextMorning(now: number, timeZone: string): number {
  const ahead = MORNING_MS - timeOfDay(now, timeZone)
  const guess = now + (ahead > 0 ? ahead : ahead + DAY_MS)
  return guess + MORNING_MS - timeOfDay(guess, timeZone)
}
