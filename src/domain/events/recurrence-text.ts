import type { LocalDate } from '../calendar/local-date.ts'
import { PLAIN, type Recurrence, type RuleWeekday } from './recurrence-rule.ts'

/** Weekdays as RFC 5545 names them, Monday first. */
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const EVERY = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const
/** Parts that speak of days as this model does. */
const KNOWN = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST', 'UNTIL', 'COUNT']

/** `2TU` → the second Tuesday; undefined – no weekday. */
const weekdayOf = (text: string): RuleWeekday | undefined => {
  const found = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text)
  if (!found || Number(found[1]) === 0) return undefined
  const weekday = WEEKDAYS.indexOf(found[2] as (typeof WEEKDAYS)[number]) + 1
  return { weekday, nth: found[1] === undefined ? null : Number(found[1]) }
}

const numbersOf = (text: string | undefined, most: number, isSigned: boolean): number[] | undefined => {
  if (text === undefined) return []
  const numbers = text.split(',').map((each) => (/^[+-]?\d{1,3}$/.test(each) ? Number(each) : 0))
  const isFit = numbers.every((each) => each !== 0 && Math.abs(each) <= most && (isSigned || each > 0))
  return isFit ? numbers : undefined
}

const oneOf = (text: string | undefined, otherwise: number | null): number | null | undefined => {
  if (text === undefined) return otherwise
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined
}

const partsOf = (text: string): Map<string, string> =>
  new Map(
    text
      .toUpperCase()
      .split(';')
      .filter(Boolean)
      .map((part): [string, string] => {
        const [name = '', value = ''] = part.split('=')
        return [name.trim(), value.trim()]
      }),
  )

/** Combinations that RFC 5545 forbids, or that libraries read in different ways. */
const isOdd = ({ every, weekdays, monthDays, positions }: Recurrence): boolean =>
  (weekdays.some(({ nth }) => nth !== null) &&
    (every === 'day' || every === 'week' || monthDays.length > 0)) ||
  (monthDays.length > 0 && every === 'week') ||
  (positions.length > 0 && (every === 'day' || weekdays.length + monthDays.length === 0))

/**
 * Reads the text of an RRULE. `until` is its last day in the event's own zone, since only the caller knows what its clock
 * showed. Null – it speaks of hours, numbers of weeks or what else this model has no word for; never read in part.
 * @example readRecurrence('FREQ=MONTHLY;BYDAY=2TU', null)
 */
export const readRecurrence = (text: string, until: LocalDate | null): Recurrence | null => {
  const parts = partsOf(text)
  const every = EVERY[parts.get('FREQ') as keyof typeof EVERY]
  if (every === undefined || [...parts.keys()].some((each) => !KNOWN.includes(each))) return null
  const weekdays = parts.get('BYDAY')?.split(',').map(weekdayOf) ?? []
  const read = {
    interval: oneOf(parts.get('INTERVAL'), 1),
    monthDays: numbersOf(parts.get('BYMONTHDAY'), 31, true),
    months: numbersOf(parts.get('BYMONTH'), 12, false),
    positions: numbersOf(parts.get('BYSETPOS'), 366, true),
    count: oneOf(parts.get('COUNT'), null),
    weekStart: WEEKDAYS.indexOf((parts.get('WKST') ?? 'MO') as (typeof WEEKDAYS)[number]) + 1 || undefined,
  }
  if (weekdays.includes(undefined) || Object.values(read).includes(undefined)) return null
  const rule = { ...PLAIN, ...read, every, weekdays, until } as Recurrence
  return isOdd(rule) ? null : rule
}
