import { addDays, addMonths, type LocalDate, localDate } from '../calendar/local-date.ts'
import type { Unit } from './lexicon.ts'
import type { Heard, Place, Rule, Which } from './meaning.ts'
import { dayWithoutYear, nearWeekday, nthWeekday } from './named-days.ts'
import type { Piece } from './pieces.ts'

/** «3 декабря 1430» is an hour, «3 декабря 2030» a year: nobody is received at half past eight in the evening. */
const OLDEST_YEAR = 1900
const CENTURY = 100

const day = (date: LocalDate | null, length: number): Heard => ({ meaning: { is: 'day', date }, length })

/** `5.12.2026`, `2026-12-05`, with «г.» behind. */
const written: Rule = (place) => {
  const piece = place.piece(0)
  if (piece?.is === 'pair') return pairWithYear(place, piece)
  if (piece?.is !== 'date') return null
  const length = place.lexicon.is('year', place.word(1)) ? 2 : 1
  return day(localDate(piece.year, piece.month, piece.day), length)
}

/** `5.12 2030`: a day whose year stands apart. */
const pairWithYear = (
  place: Place,
  { first, second, sign }: Extract<Piece, { is: 'pair' }>,
): Heard | null => {
  const year = sign === ':' || second > 12 ? null : yearAt(place, 1)
  return year && day(localDate(year.year, second, first), 1 + year.length)
}

interface YearHeard {
  readonly year: number
  readonly length: number
}

const thisYear = ({ today }: Place): number => Number(today.slice(0, 4))

/** «2026», «2026 г.», «27 года», «50 года» of somebody's birth. */
const yearInFigures = (place: Place, at: number): YearHeard | null => {
  const figure = place.figure(at)
  if (figure === null) return null
  const { value, digits } = figure
  const isNamed = place.lexicon.is('year', place.word(at + 1))
  const length = isNamed ? 2 : 1
  if (digits === 2 && isNamed) {
    const year = 2000 + value
    return { year: place.side === 'past' && year > thisYear(place) ? year - CENTURY : year, length }
  }
  const isYear = isNamed || value >= OLDEST_YEAR || value % CENTURY >= 60
  return digits === 4 && isYear ? { year: value, length } : null
}

/** «следующего года», «этого года». */
const yearBeside = (place: Place, at: number): YearHeard | null => {
  const which = whichAt(place, place.word(at))
  return which !== null && place.lexicon.unit.get(place.word(at + 1)) === 'year'
    ? { year: thisYear(place) + WEEKS[which], length: 2 }
    : null
}

/** «две тысячи тридцатого года». */
const yearInWords = (place: Place, at: number): YearHeard | null => {
  const { lexicon } = place
  if (lexicon.count.get(place.word(at)) !== 2 || !lexicon.is('thousand', place.word(at + 1))) return null
  const rest = place.numeral(at + 2, 'rank') ?? place.numeral(at + 2, 'count')
  if (rest === null || rest.value >= CENTURY) return null
  const behind = at + 2 + rest.length
  return { year: 2000 + rest.value, length: behind - at + (lexicon.is('year', place.word(behind)) ? 1 : 0) }
}

/** A year so many pieces ahead, with the comma before it: “, 2026”. One that is said is never passed over. */
const yearAt = (place: Place, ahead: number): YearHeard | null => {
  const at = place.mark(ahead) === ',' ? ahead + 1 : ahead
  const year = yearInFigures(place, at) ?? yearBeside(place, at) ?? yearInWords(place, at)
  return year && { year: year.year, length: at - ahead + year.length }
}

const inMonth = (place: Place, month: number, number: number, behind: number): Heard => {
  const { today, side } = place
  const year = yearAt(place, behind)
  return year
    ? day(localDate(year.year, month, number), behind + year.length)
    : day(dayWithoutYear(month, number, today, side), behind)
}

/** Marks and words between a number and its month: «5-го, декабря», “5th of December”. */
const isBetween = (place: Place, at: number): boolean =>
  place.mark(at) === '.' ||
  (place.lexicon.is('of_month', place.word(at)) && place.lexicon.month.has(place.word(at + 1)))

/** «5 декабря», «пятого декабря 2026 г.», «5 дек.» */
const withMonth: Rule = (place) => {
  const number = place.numeral(0, 'ordinal')
  if (number === null) return null
  const at = place.skip(number.length, isBetween)
  const month = place.lexicon.month.get(place.word(at))
  if (month === undefined) return null
  return inMonth(place, month, number.value, place.mark(at + 1) === '.' ? at + 2 : at + 1)
}

/** “December 5th”, «декабря 5»: only where no number stands before the month. */
const monthFirst: Rule = (place) => {
  const month = place.lexicon.month.get(place.word(0))
  const at = place.mark(1) === '.' ? 2 : 1
  const figure = place.figure(at)
  if (month === undefined || figure === null || figure.digits > 2) return null
  const { lexicon } = place
  const isHour = lexicon.part.has(place.word(at + 1)) || lexicon.is('hour', place.word(at + 1))
  return isHour ? null : inMonth(place, month, figure.value, at + 1)
}

/** «5 и 6 декабря», «5-6 декабря», «с 5 по 7 декабря», `5.12-7.12`: more days than one. */
const several: Rule = (place) => {
  const { lexicon } = place
  const piece = place.piece(0)
  if (piece?.is === 'pair' && (piece.sign === '-' || piece.sign === '/') && lexicon.month.has(place.word(1)))
    return { meaning: { is: 'days' }, length: 2 }
  const first = place.numeral(0, 'ordinal')
  if (first === null || first.value > 31) return null
  const at = first.length
  const joins =
    place.mark(at) === '-' || lexicon.is('or', place.word(at)) || lexicon.is('until', place.word(at))
  const next = joins ? place.numeral(at + 1, 'ordinal') : null
  if (next === null || !lexicon.month.has(place.word(at + 1 + next.length))) return null
  return { meaning: { is: 'days' }, length: at + 2 + next.length }
}

/** «с понедельника по пятницу», «пн-пт»: days on which somebody receives. */
const receptionDays: Rule = (place) => {
  const { lexicon } = place
  if (!lexicon.weekday.has(place.word(0))) return null
  const at = place.skip(1, isPoint)
  const joins = place.mark(at) === '-' || lexicon.is('until', place.word(at))
  return joins && lexicon.weekday.has(place.word(at + 1))
    ? { meaning: { is: 'reception_days' }, length: at + 2 }
    : null
}

const isPoint = (place: Place, at: number): boolean => place.mark(at) === '.'

/** «вторая среда декабря», «последняя пятница месяца» is asked: whose month? */
const nth: Rule = (place) => {
  const { lexicon, today, side } = place
  const isLast = lexicon.is('last', place.word(0))
  const rank = isLast ? { value: -1, length: 1 } : place.numeral(0, 'rank')
  const weekday = rank === null ? undefined : lexicon.weekday.get(place.word(rank.length))
  if (rank === null || weekday === undefined || rank.value > 5) return null
  const at = place.skip(rank.length + 1, isBetween)
  const month = lexicon.month.get(place.word(at))
  if (month === undefined) return null
  const behind = at + 1
  const told = yearAt(place, behind)
  const year = Number(today.slice(0, 4))
  const found = nthWeekday(told?.year ?? year, month, weekday, rank.value)
  const isOver = told === null && side === 'future' && found !== null && found < today
  return day(isOver ? nthWeekday(year + 1, month, weekday, rank.value) : found, behind + (told?.length ?? 0))
}

/** How far from a day the deed stands that was done on it. */
const NEAR = 2

/** Whether a deed that is done stands beside, in the same breath: no comma between. */
const isDoneBeside = (place: Place): boolean =>
  [1, -1].some((towards) => {
    for (let away = 1; away <= NEAR; away += 1) {
      const word = place.word(towards * away)
      if (word === '') return false
      if (place.lexicon.isDone(word)) return true
    }
    return false
  })

/** «звонила сегодня утром»: when something was done, where a day to come is asked for. */
const whenDone: Rule = (place) => {
  const { lexicon, side } = place
  const ahead = lexicon.relative.get(place.word(0))
  const isAhead = ahead === undefined || ahead > 0 || lexicon.is('at', place.word(-1))
  if (side !== 'future' || isAhead || !isDoneBeside(place)) return null
  return { meaning: { is: 'other' }, length: lexicon.part.has(place.word(1)) ? 2 : 1 }
}

/** «завтра», «послезавтра». */
const relative: Rule = (place) => {
  const ahead = place.lexicon.relative.get(place.word(0))
  return ahead === undefined ? null : day(addDays(place.today, ahead), 1)
}

const moved = (today: LocalDate, unit: Unit, count: number): LocalDate =>
  unit === 'day'
    ? addDays(today, count)
    : unit === 'week'
      ? addDays(today, 7 * count)
      : addMonths(today, unit === 'month' ? count : 12 * count)

/** Nobody plans further ahead so. */
const MOST_UNITS = 400

const distance = (place: Place, unit: Unit, count: number, length: number): Heard | null => {
  if (Math.abs(count) > MOST_UNITS) return null
  const date = moved(place.today, unit, count)
  return unit === 'week' ? { meaning: { is: 'week', date, isDay: true }, length } : day(date, length)
}

/** «через три дня», «через неделю», “in two weeks”. */
const ahead: Rule = (place) => {
  const { lexicon } = place
  if (!lexicon.is('in', place.word(0))) return null
  const isOneAndHalf = lexicon.is('one_and_half', place.word(1))
  if (isOneAndHalf && lexicon.unit.get(place.word(2)) === 'week')
    return { meaning: { is: 'days', days: [addDays(place.today, 10), addDays(place.today, 11)] }, length: 3 }
  const count = place.numeral(1, 'count')
  const at = 1 + (count?.length ?? 0)
  const unit = lexicon.unit.get(place.word(at))
  // «через день» is tomorrow to some and every other day to others.
  if (unit === undefined || (unit === 'day' && count === null)) return null
  return distance(place, unit, count?.value ?? 1, at + 1)
}

/** «три дня назад», «неделю назад». */
const ago: Rule = (place) => {
  const { lexicon } = place
  const count = place.numeral(0, 'count')
  const at = count?.length ?? 0
  const unit = lexicon.unit.get(place.word(at))
  return unit !== undefined && lexicon.is('ago', place.word(at + 1))
    ? distance(place, unit, -(count?.value ?? 1), at + 2)
    : null
}

const whichAt = ({ lexicon }: Place, word: string): Which | null => {
  if (lexicon.is('next', word)) return 'next'
  if (lexicon.is('this', word)) return 'this'
  return lexicon.is('previous', word) || lexicon.is('last', word) ? 'previous' : null
}

const WEEKS: Readonly<Record<Which, number>> = { near: 0, this: 0, next: 1, previous: -1 }

/** “Friday week”: the Friday behind the next one. */
const weekdayWeek: Rule = (place) => {
  const weekday = place.lexicon.weekday.get(place.word(0))
  if (weekday === undefined || !place.lexicon.is('weekday_week', place.word(1))) return null
  return day(addDays(nearWeekday(weekday, place.today, place.side), 7), 2)
}

/** «в следующую среду», «на этой неделе», «в среду». */
const weekly: Rule = (place) => {
  const { lexicon, today } = place
  const which = whichAt(place, place.word(0))
  const at = which === null ? 0 : 1
  const weekday = lexicon.weekday.get(place.word(at))
  if (weekday !== undefined)
    return { meaning: { is: 'weekday', weekday, which: which ?? 'near' }, length: at + 1 }
  if (which === null || lexicon.unit.get(place.word(1)) !== 'week') return null
  return { meaning: { is: 'week', date: addDays(today, 7 * WEEKS[which]), isDay: false }, length: 2 }
}

/** «23 числа», «23-го», «пятого», “the 5th”: the month is the one that is near. */
const ofMonth: Rule = (place) => {
  const { lexicon } = place
  const number = place.numeral(0, 'ordinal')
  if (number === null || number.value > 31) return null
  const isNamed = lexicon.is('of_month', place.word(number.length))
  const figure = place.figure(0)
  if (figure !== null && figure.ending === '' && !isNamed) return null
  const isSure = isNamed || figure !== null
  const meaning = { is: 'day_of_month', day: number.value, isSure } as const
  return { meaning, length: number.length + (isNamed ? 1 : 0) }
}

/** How days are said, the surest first. */
export const DAY_RULES: readonly Rule[] = [
  written,
  several,
  withMonth,
  nth,
  monthFirst,
  ahead,
  ago,
  whenDone,
  relative,
  receptionDays,
  weekdayWeek,
  weekly,
]

/** A day of the month alone: tried behind the hours, which have such numbers too. */
export const LAST_DAY_RULES: readonly Rule[] = [ofMonth]
