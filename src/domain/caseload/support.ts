import type { LocalDate } from '../calendar/local-date.ts'
import { inNeed, type Ruling } from './ruling.ts'

/**
 * Whether a family is in social support on a day (seeds/004.txt, 3.1): its programme says so, or a case of such a technology is
 * open. `rulings` – the latest first; `open` – technologies of its open cases.
 */
export const isInSupport = (
  rulings: readonly Ruling[],
  open: readonly string[],
  support: readonly string[],
  day: LocalDate,
): boolean => {
  const programme = inNeed(rulings)
  const isRunning = programme !== null && programme.day <= day && programme.until >= day
  return (isRunning && programme.withSupport) || open.some((technology) => support.includes(technology))
}
