/** Names of months and weekdays as they stand beside a number, in lower case. */
export interface CalendarWords {
  readonly months: readonly string[]
  readonly weekdays: readonly string[]
}

/** Figures that are hard to read: what stands there, and what to write. */
export interface HardFigure {
  readonly found: string
  readonly instead: string
}

const NUMERIC_DATE = /(?<![\d.,])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d|\.\d)/u
const RUN_OF_DIGITS = /(?<![\d№-])\d{5,}(?!\d)/u
const MONEY = /(?<!\d)\d{4,}\s?(?:₽|руб|тыс|rouble|ruble|rub\b)/iu

const datePattern = (months: readonly string[]): RegExp =>
  new RegExp(`(?<!\\d)\\d{1,2}\\s(?:${months.join('|')})\\s\\d{4}`, 'giu')

/** «№ 588 от 5 апреля 2022 года»: the day is part of a law's name. */
const isOfLaw = (message: string, { 0: date, index }: RegExpExecArray): boolean =>
  /(?:№|No\.)\s*\S+\s+(?:от|of)\s$/u.test(message.slice(0, index)) ||
  /^(?:\sгода|\sг\.)?,?\s(?:№|No\.)/u.test(message.slice(index + date.length))

/** A day with its year but without its weekday: people do not know what day «25 ноября 2026 года» is. */
const withoutWeekday = (message: string, { months, weekdays }: CalendarWords): string | null => {
  if (months.length === 0) return null
  const near = new RegExp(weekdays.join('|'), 'iu')
  for (const match of message.matchAll(datePattern(months))) {
    const around = message.slice(Math.max(0, match.index - 15), match.index + match[0].length + 20)
    if (!near.test(around) && !isOfLaw(message, match)) return match[0]
  }
  return null
}

/** The first figure of a message that is not written as people read it, or null. */
export const hardFigureIn = (message: string, calendar: CalendarWords | undefined): HardFigure | null => {
  const numeric = NUMERIC_DATE.exec(message)?.[0]
  if (numeric) return { found: numeric, instead: 'write the month as a word' }
  const digits = MONEY.exec(message)?.[0] ?? RUN_OF_DIGITS.exec(message)?.[0]
  if (digits) return { found: digits, instead: 'put the digits into groups' }
  const date = calendar ? withoutWeekday(message, calendar) : null
  return date ? { found: date, instead: 'name the weekday as well' } : null
}
