import { addDays, daysBetween, type LocalDate, weekday } from '../calendar/local-date.ts'
import type { Meaning } from './meaning.ts'
import {
  type DaySide,
  dayOfMonth,
  dayWithoutYear,
  inWeekOf,
  nearWeekday,
  weekdayBeside,
} from './named-days.ts'

/** Why what was said is no day that can be taken. */
export type DateFault =
  | 'not_a_date'
  | 'no_such_day'
  | 'too_far'
  /** «5 или 6 декабря»; `days` has two of them where they are known. */
  | 'several_days'
  /** «с понедельника по пятницу» */
  | 'reception_days'
  /** «во вторник 2 декабря», and the 2nd is a Wednesday: `days` has both. */
  | 'weekday_differs'

export type ReadDate =
  | { readonly date: LocalDate }
  | {
      readonly fault: DateFault
      readonly days?: readonly [LocalDate, LocalDate]
      /** The day of `too_far`, to be said with its year. */
      readonly far?: LocalDate
    }

type Pair = Extract<Meaning, { is: 'pair' }>

/** The day that was said, and the pairs of numbers that were said of it: the others are hours. */
export interface DayHeard {
  readonly read: ReadDate
  readonly ofDay: ReadonlySet<Meaning>
}

const only = <Kind extends Meaning['is']>(meanings: readonly Meaning[], kind: Kind) =>
  meanings.filter((each): each is Extract<Meaning, { is: Kind }> => each.is === kind)

const isMonthAndDay = ({ first, second }: Pair): boolean =>
  first >= 1 && first <= 31 && second >= 1 && second <= 12

/** Whether a pair can be an hour at all: «10.30», not «5.1», «31.12» nor «00.00». */
export const mayBeHour = ({ first, second, sign, isTwoDigits }: Pair): boolean =>
  sign !== '/' && isTwoDigits && first < 24 && second < 60 && first + second > 0

/** A pair that nothing says to be an hour is a day, were it one that the calendar has not. */
const mayBeDay = (pair: Pair): boolean => isMonthAndDay(pair) || !mayBeHour(pair)

const NO_DAY: ReadDate = { fault: 'not_a_date' }

/** Reads the day of some meanings. `isHourAsked` – a lone `10.12` answers to the question for the hour. */
/** «через неделю в среду», said on a Sunday, is hardly this Wednesday: which one is asked. */
const HALF_A_WEEK = 3

class DayReading {
  readonly #ofDay = new Set<Meaning>()
  readonly #meanings: readonly Meaning[]
  readonly #today: LocalDate
  readonly #side: DaySide
  readonly #isHourAsked: boolean
  readonly #weekdaysFrom: LocalDate

  constructor(
    meanings: readonly Meaning[],
    today: LocalDate,
    side: DaySide,
    isHourAsked: boolean,
    weekdaysFrom: LocalDate,
  ) {
    this.#meanings = meanings
    this.#today = today
    this.#side = side
    this.#isHourAsked = isHourAsked
    this.#weekdaysFrom = weekdaysFrom
  }

  read(): DayHeard {
    return { read: this.#named() ?? this.#weekly() ?? this.#paired() ?? this.#numbered(), ofDay: this.#ofDay }
  }

  /** Days with their month, or «завтра». */
  #named(): ReadDate | null {
    const [several] = only(this.#meanings, 'days')
    if (several !== undefined) return this.#oneOf(several.days)
    if (only(this.#meanings, 'reception_days').length > 0) return this.#besideReception()
    const days = only(this.#meanings, 'day')
    if (days.length === 0) return null
    if (days.some(({ date }) => date === null)) return { fault: 'no_such_day' }
    const [date = '', other] = [...new Set(days.map((each) => each.date as LocalDate))]
    if (other !== undefined) return { fault: 'several_days', days: [date, other] }
    for (const pair of this.#pairs()) if (!pair.isAt && this.#dayOf(pair) === date) this.#ofDay.add(pair)
    return this.#beside(date)
  }

  /** «через полторы недели в четверг»: the weekday says which of the two. */
  #oneOf(days: readonly [LocalDate, LocalDate] | undefined): ReadDate {
    if (days === undefined) return { fault: 'several_days' }
    const [meant] = only(this.#meanings, 'weekday')
    const date = days.find((each) => weekday(each) === meant?.weekday)
    return date === undefined ? { fault: 'several_days', days } : { date }
  }

  /** «принимают с понедельника по пятницу, мне на 5 декабря»: the day is said beside. */
  #besideReception(): ReadDate {
    const days = only(this.#meanings, 'day').flatMap(({ date }) => date ?? [])
    return days.length === 1 && days[0] !== undefined ? { date: days[0] } : { fault: 'reception_days' }
  }

  /** A day beside a weekday: both have to be the same. */
  #beside(date: LocalDate): ReadDate {
    const differing = only(this.#meanings, 'weekday').find((each) => each.weekday !== weekday(date))
    if (!differing) return { date }
    const other = weekdayBeside(differing.weekday, date, this.#today, this.#side)
    return { fault: 'weekday_differs', days: [date, other] }
  }

  /** «через две недели в четверг», «в следующую среду», «в среду». */
  #weekly(): ReadDate | null {
    const weekdays = only(this.#meanings, 'weekday')
    const [week] = only(this.#meanings, 'week')
    const [meant, ...others] = weekdays
    if (meant === undefined) return week === undefined ? null : week.isDay ? { date: week.date } : NO_DAY
    const date = week ? inWeekOf(week.date, meant.weekday) : this.#weekdayOf(meant)
    const other = others.find((each) => each.weekday !== meant.weekday)
    if (other) return { fault: 'several_days', days: [date, this.#weekdayOf(other)] }
    const [numbered] = only(this.#meanings, 'day_of_month')
    if (numbered !== undefined && week === undefined) return this.#besideNumber(numbered.day)
    if (week === undefined) return this.#withPair(date)
    const isSooner = week.isDay && daysBetween(date, week.date) > HALF_A_WEEK
    return isSooner ? { fault: 'several_days', days: [date, addDays(date, 7)] } : { date }
  }

  /** «в субботу 6-го»: the 6th has to be a Saturday. */
  #besideNumber(number: number): ReadDate {
    const date = dayOfMonth(number, this.#today, this.#side)
    return date === null ? { fault: 'no_such_day' } : this.#beside(date)
  }

  #weekdayOf({ weekday: day, which }: Extract<Meaning, { is: 'weekday' }>): LocalDate {
    if (which === 'next') return inWeekOf(addDays(this.#today, 7), day)
    if (which === 'previous') return inWeekOf(addDays(this.#today, -7), day)
    const near = nearWeekday(day, which === 'near' ? this.#weekdaysFrom : this.#today, this.#side)
    const inThis = inWeekOf(this.#today, day)
    return which === 'this' && (this.#side !== 'future' || inThis >= this.#today) ? inThis : near
  }

  /** «в среду 10.12»: an hour, unless the 10th is said with its weekday. */
  #withPair(date: LocalDate): ReadDate {
    for (const pair of this.#pairs()) {
      const day = mayBeDay(pair) && !pair.isAt ? this.#dayOf(pair) : undefined
      if (day === undefined) continue
      if (day === null) return { fault: 'no_such_day' }
      const agrees = weekday(day) === weekday(date)
      const isHour = mayBeHour(pair) && !this.#meanings.some(({ is }) => is === 'hour')
      if (isHour && agrees && day !== date && pair.second % 5 === 0)
        return { fault: 'several_days', days: [day, date] }
      if (isHour && !agrees && pair.first >= 7) continue
      this.#ofDay.add(pair)
      return this.#beside(day)
    }
    return { date }
  }

  /** `5.12`: the first pair that may be a day; a lone one is an hour where the hour is asked for. */
  #paired(): ReadDate | null {
    const days = this.#pairs().filter(mayBeDay)
    const hasHour = this.#meanings.some(({ is }) => is === 'hour') || this.#pairs().length > 1
    const pair = days.find(({ isAt }) => !isAt) ?? (hasHour ? undefined : days[0])
    if (pair === undefined) return null
    if (this.#isHourAsked && mayBeHour(pair) && !hasHour) return null
    this.#ofDay.add(pair)
    const date = this.#dayOf(pair)
    const other = days.find((each) => each !== pair && !mayBeHour(each))
    if (other) return { fault: 'several_days' }
    return date === null ? { fault: 'no_such_day' } : { date }
  }

  /** «23 числа», «пятого»; a number alone where nothing but it was said to the question for the day. */
  #numbered(): ReadDate {
    const mayBeOfHour = this.#isHourAsked && this.#meanings.some(({ is }) => is === 'other')
    const [named, other] = only(this.#meanings, 'day_of_month').filter(({ isSure }) => isSure || !mayBeOfHour)
    if (other !== undefined && other.day !== named?.day) return { fault: 'several_days' }
    const [first] = this.#meanings
    const isAlone = this.#meanings.length === 1 && first?.is === 'number' && first.digits <= 2
    const day = named?.day ?? (isAlone && !this.#isHourAsked ? first.value : undefined)
    if (day === undefined) return NO_DAY
    const date = dayOfMonth(day, this.#today, this.#side)
    return date === null ? { fault: 'no_such_day' } : { date }
  }

  #pairs(): readonly Pair[] {
    return only(this.#meanings, 'pair').filter(({ sign, part }) => sign !== ':' && part === null)
  }

  #dayOf({ first, second }: Pair): LocalDate | null {
    return dayWithoutYear(second, first, this.#today, this.#side)
  }
}

/** The day that some meanings say. `weekdaysFrom` – the day from which «в пятницу» is counted; today when not given. */
export const dayOf = (
  meanings: readonly Meaning[],
  today: LocalDate,
  side: DaySide,
  isHourAsked = false,
  weekdaysFrom: LocalDate = today,
): DayHeard => new DayReading(meanings, today, side, isHourAsked, weekdaysFrom).read()

/** Whether a day is further from today than plans are. */
export const isTooFar = (date: LocalDate, today: LocalDate, years: number): boolean =>
  Math.abs(daysBetween(today, date)) > years * 366
