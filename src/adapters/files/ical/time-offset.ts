const OFFSET = /^(?:UTC|GMT)?\s*([+-]?)(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?$/i
const WITHIN = /(?:UTC|GMT)\s*([+-]\s*\d{1,2}(?::?\d{2})?)(?!\d)/i
/** Clocks go from 12 hours behind UTC to 14 ahead. */
const MOST_HOURS = 14

/**
 * How far clocks are ahead of UTC, in milliseconds: `+0500`, and what programs make of it – `+5`, `+05:00`, `UTC+5`. Null –
 * it is no such thing.
 *
 * @example readOffset('+0530') // 19_800_000
 */
export const readOffset = (text: string): number | null => {
  const found = OFFSET.exec(text.trim().replace('\u2212', '-'))
  if (!found) return null
  const [, sign, hours, minutes = 0, seconds = 0] = found
  if (Number(hours) > MOST_HOURS || Number(minutes) > 59) return null
  const ahead = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000
  return sign === '-' ? -ahead : ahead
}

/** The offset that a name of a zone tells by the way: «(UTC+05:00) Екатеринбург»; null – none. */
export const offsetInName = (name: string): number | null => {
  const found = WITHIN.exec(name)?.[1]
  if (found !== undefined) return readOffset(found.replace(/\s/g, ''))
  return /^[+-]/.test(name) ? readOffset(name) : null
}
