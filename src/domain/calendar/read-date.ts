import { ownEntry } from '../own-entry.ts'
import { addDays, daysBetween, type LocalDate, localDate, weekday } from './local-date.ts'

/** Words of one language that dates are made of, all in lower case. */
export interface DateWords {
  /** Twelve lists: `['январь', 'января', 'янв']` … */
  readonly months: readonly (readonly string[])[]
  /** Seven lists, Monday first. */
  readonly weekdays: readonly (readonly string[])[]
  /** Days from today: `{ сегодня: 0, завтра: 1, вчера: -1 }`. */
  readonly relative: Readonly<Record<string, number>>
}

/** Why a typed date is refused. */
export type DateFault = 'not_a_date' | 'no_such_day' | 'too_far'

export type ReadDate = { date: LocalDate } | { fault: DateFault }

/** Dates further than this from today are slips of the finger, not plans. */
const YEARS_EITHER_WAY = 2

const nearestYear = (
  month: number,
  day: number,
  today: LocalDate,
  side: 'past' | 'future' | 'any',
): LocalDate | null => {
  const year = Number(today.slice(0, 4))
  const candidates = [year - 1, year, year + 1].flatMap((y) => localDate(y, month, day) ?? [])
  const fitting = candidates.filter((d) =>
    side === 'past' ? d <= today : side === 'future' ? d >= today : true,
  )
  const distance = (d: LocalDate) => Math.abs(daysBetween(today, d))
  return fitting.sort((a, b) => distance(a) - distance(b))[0] ?? candidates[1] ?? null
}

const checked = (date: LocalDate | null, today: LocalDate, furthestYears: number): ReadDate => {
  if (!date) return { fault: 'no_such_day' }
  return Math.abs(daysBetween(today, date)) > furthestYears * 366 ? { fault: 'too_far' } : { date }
}

const ASCII_ZERO = 48
/** Digits of any script (`٠١`, full width) become ASCII ones. */
const asciiDigits = (words: string): string =>
  words.replace(/\p{Nd}/gu, (digit) => {
    if (digit >= '0' && digit <= '9') return digit
    let zero = digit.codePointAt(0) as number
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) as number) - zero < 9)
      zero -= 1
    return String.fromCharCode(ASCII_ZERO + (digit.codePointAt(0) as number) - zero)
  })

/**
 * Reads a date as people write it: «25.11», «25.11.26», «25 ноября», «завтра», «в пятницу», `2026-11-25`.
 * A date without a year is the nearest on the side that is asked for. `furthestYears` bounds slips of the finger.
 */
export const readDate = (
  typed: string,
  today: LocalDate,
  side: 'past' | 'future' | 'any',
  words: DateWords,
  furthestYears: number = YEARS_EITHER_WAY,
): ReadDate => {
  const said = asciiDigits(typed.normalize('NFKC').toLowerCase()).replace(/[,!?]/g, ' ').trim()
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(said)
  if (iso) return checked(localDate(Number(iso[1]), Number(iso[2]), Number(iso[3])), today, furthestYears)
  const dotted = /(?<!\d)(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?(?!\d)/.exec(said)
  if (dotted) {
    const [day, month] = [Number(dotted[1]), Number(dotted[2])]
    if (!dotted[3]) return checked(nearestYear(month, day, today, side), today, furthestYears)
    const year = dotted[3].length === 2 ? 2000 + Number(dotted[3]) : Number(dotted[3])
    return checked(localDate(year, month, day), today, furthestYears)
  }
  const tokens = said.split(/[\s.]+/).filter(Boolean)
  const month = words.months.findIndex((names) => tokens.some((token) => names.includes(token))) + 1
  const day = tokens.map((token) => /^(\d{1,2})(?:-?(?:го|е|th|st|nd|rd))?$/.exec(token)?.[1]).find(Boolean)
  if (month && day) {
    const year = tokens.find((token) => /^\d{4}$/.test(token))
    const found = year
      ? localDate(Number(year), month, Number(day))
      : nearestYear(month, Number(day), today, side)
    return checked(found, today, furthestYears)
  }
  const near = tokens.find((token) => Object.hasOwn(words.relative, token))
  const relative = near === undefined ? undefined : ownEntry(words.relative, near)
  if (relative !== undefined) return { date: addDays(today, relative) }
  const named = words.weekdays.findIndex((names) => tokens.some((token) => names.includes(token))) + 1
  if (named) {
    const ahead = (named - weekday(today) + 7) % 7
    return { date: addDays(today, side === 'past' ? (ahead === 0 ? 0 : ahead - 7) : ahead) }
  }
  return { fault: 'not_a_date' }
}
