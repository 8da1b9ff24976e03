import { mayBeHour } from './day-of.ts'
import type { Meaning, Side } from './meaning.ts'
import type { DayPart } from './when-words.ts'

/** A time of day, or from when until when: `14:00`, `12:30`; an empty end – nobody said. */
export interface Clock {
  readonly time: string
  readonly endTime: string
}

/** Why what was said is no hour that can be taken. */
export type ClockFault =
  | 'not_a_time'
  /** «25:00», «14 утра» */
  | 'no_such_time'
  /** «в 10 или в 11» */
  | 'several_times'
  | 'end_before_start'

export type ReadClock =
  /** `evening` – «в 8» without a part of the day is the morning's, and may be the evening's. */
  | { readonly clock: Clock; readonly evening?: Clock }
  /** An hour from 1 to 6 without a part of the day: by day, and by night. */
  | { readonly either: readonly [Clock, Clock] }
  | { readonly fault: ClockFault }

type Pair = Extract<Meaning, { is: 'pair' }>

/** An hour as it was said. */
interface Said {
  readonly hour: number
  readonly minute: number
  readonly part: DayPart | null
  readonly side: Side
}

export const HALF_DAY = 12
/** Hours that may be of the day and of the night. */
const isDoubtful = ({ hour, part }: Said): boolean => part === null && hour >= 1 && hour <= 6

const within = (hour: number, from: number, to: number): boolean => hour >= from && hour <= to

/** Hours of 24 for one of a part of the day; null – that part has none such. */
const PARTS: Readonly<Record<DayPart, (hour: number) => number | null>> = {
  morning: (hour) => (within(hour, 1, 11) ? hour : null),
  day: (hour) => (within(hour, 1, 6) ? hour + HALF_DAY : within(hour, 10, 18) ? hour : null),
  evening: (hour) => (within(hour, 4, 11) ? hour + HALF_DAY : within(hour, 16, 23) ? hour : null),
  night: (hour) =>
    hour === HALF_DAY
      ? 0
      : within(hour, 0, 6)
        ? hour
        : within(hour, 9, 11)
          ? hour + HALF_DAY
          : within(hour, 21, 23)
            ? hour
            : null,
  am: (hour) => (hour === HALF_DAY ? 0 : within(hour, 0, 11) ? hour : null),
  pm: (hour) => (within(hour, 1, 11) ? hour + HALF_DAY : within(hour, HALF_DAY, 23) ? hour : null),
}

/** An hour of the clock face in a part of the day, of 24; null – that part has none such. */
export const hourOfPart = (part: DayPart, hour: number): number | null => PARTS[part](hour)

/** Minutes since midnight; null – the day has no such hour. */
const minutesOf = ({ hour, minute, part }: Said): number | null => {
  const whole = part === null ? (hour < 24 ? hour : null) : PARTS[part](hour)
  return whole === null || minute > 59 ? null : whole * 60 + minute
}

const shown = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const fault = (what: ClockFault): ReadClock => ({ fault: what })

const ofOne = (said: Said): ReadClock => {
  const minutes = minutesOf(said)
  if (minutes === null) return fault('no_such_time')
  const clock = (at: number): Clock => ({ time: shown(at), endTime: '' })
  if (isDoubtful(said)) return { either: [clock(minutes + HALF_DAY * 60), clock(minutes)] }
  const isOfBothEnds = said.part === null && within(said.hour, 7, 8) && said.minute === 0
  return isOfBothEnds
    ? { clock: clock(minutes), evening: clock(minutes + HALF_DAY * 60) }
    : { clock: clock(minutes) }
}

/** An end behind a beginning: «с 10 до 2» ends at two by day. */
const endAfter = (start: number, end: Said): number | null => {
  const minutes = minutesOf(end)
  if (minutes === null) return null
  return minutes <= start && isDoubtful(end) ? minutes + HALF_DAY * 60 : minutes
}

/** «с 7 до 9 вечера»: both are of the evening; «с 9 до 7 вечера»: only the end is. */
const spanOf = (from: Said, to: Said): ReadClock => {
  if (from.part === null && to.part !== null) {
    const [start, end] = [minutesOf({ ...from, part: to.part }), minutesOf(to)]
    if (start !== null && end !== null && start < end)
      return { clock: { time: shown(start), endTime: shown(end) } }
  }
  const start = minutesOf(from)
  if (start === null) return fault('no_such_time')
  const clockFrom = (at: number): Clock | null => {
    const end = endAfter(at, to)
    return end === null || end <= at ? null : { time: shown(at), endTime: shown(end) }
  }
  const near = clockFrom(start)
  if (!isDoubtful(from)) return near === null ? fault('end_before_start') : { clock: near }
  const byDay = clockFrom(start + HALF_DAY * 60)
  if (byDay !== null && near !== null) return { either: [byDay, near] }
  const clock = byDay ?? near
  return clock === null ? fault('end_before_start') : { clock }
}

/** «14-30», «14-05», «14-10», «в 9-15» are hours; «14-16» may be two, and so is nothing. */
const isMinute = ({ first, second, isTwoDigits, isClock }: Pair): boolean =>
  isTwoDigits && ((isClock && second < 60) || second < 10 || second <= first || within(second, 24, 59))

interface Gathered {
  readonly said: Said[]
  isSpan: boolean
  isUnclear: boolean
}

const addPair = (found: Gathered, pair: Pair): void => {
  const { first, second, sign, part, side } = pair
  const isSpan = sign === '-' && (part !== null || side === 'from') && !isMinute(pair)
  if (isSpan) {
    found.isSpan = true
    found.said.push(
      { hour: first, minute: 0, part: null, side: 'from' },
      { hour: second, minute: 0, part, side: 'until' },
    )
  } else if (sign === '-' && !isMinute(pair)) found.isUnclear = true
  else if (sign === '/' || !mayBeHour(pair)) found.isUnclear = true
  else found.said.push({ hour: first, minute: second, part, side })
}

/** Hours that say that they are ones, in order. */
const gathered = (meanings: readonly Meaning[], ofDay: ReadonlySet<Meaning>): Gathered => {
  const found: Gathered = { said: [], isSpan: false, isUnclear: false }
  const general = meanings.find((each) => each.is === 'part')?.part ?? null
  for (const [index, each] of meanings.entries()) {
    if (ofDay.has(each)) continue
    if (each.is === 'hour') found.said.push({ ...each, part: each.part ?? general })
    if (each.is === 'pair') addPair(found, { ...each, part: each.part ?? general })
    const isBetween = each.is === 'dash' && index > 0 && index < meanings.length - 1
    if (isBetween || ('side' in each && each.side === 'until')) found.isSpan = true
  }
  return found
}

/** Words stand between two numbers: «10 человек 30» is no hour with its minutes. */
const areApart = (meanings: readonly Meaning[]): boolean => {
  const first = meanings.findIndex(({ is }) => is === 'number')
  const last = meanings.findLastIndex(({ is }) => is === 'number')
  return meanings.slice(first, last).some(({ is }) => is === 'other')
}

/** Numbers alone, where nothing says what they are: «14», «14 30», «1430», «10 – 12». */
const bare = (meanings: readonly Meaning[]): Said[] => {
  const general = meanings.find((each) => each.is === 'part')?.part ?? null
  const numbers = meanings.flatMap((each) => (each.is === 'number' ? each : []))
  if (numbers.length === 2 && areApart(meanings)) return []
  const said = (hour: number, minute = 0, side: Side = null): Said => ({ hour, minute, part: general, side })
  const [first, second] = numbers
  if (first === undefined || numbers.length > 2) return []
  if (second === undefined)
    return first.digits <= 2
      ? [said(first.value)]
      : first.digits === 4
        ? [said(Math.floor(first.value / 100), first.value % 100)]
        : []
  if (meanings.some(({ is }) => is === 'dash'))
    return [said(first.value, 0, 'from'), said(second.value, 0, 'until')]
  return second.digits === 2 && second.value < 60 ? [said(first.value, second.value)] : []
}

/** The hour, or the hours, that some meanings say; pairs that are of the day are left out. */
export const hourOf = (meanings: readonly Meaning[], ofDay: ReadonlySet<Meaning>): ReadClock => {
  const { said, isSpan, isUnclear } = gathered(meanings, ofDay)
  const hasDay =
    ofDay.size > 0 || meanings.some(({ is }) => ['day', 'weekday', 'week', 'day_of_month'].includes(is))
  const alone = bare(meanings)
  // «10 до 12», «три-четыре часа дня»: the number before is the beginning.
  const isEndOnly = said.length === 1 && (said[0]?.side === 'until' || isSpan) && alone.length === 1
  const begun = isEndOnly ? [...alone, ...said] : said
  const hours = begun.length > 0 || (hasDay && !isSpan) ? begun : alone
  if (isUnclear || hours.length === 0) return fault('not_a_time')
  const [first, second] = hours as [Said, Said | undefined]
  if (second === undefined) return first.side === 'until' && isSpan ? fault('not_a_time') : ofOne(first)
  const isRange = isSpan || second.side === 'until'
  const isSame = hours.every((each) => minutesOf(each) === minutesOf(first))
  if (isSame && !isRange) return ofOne(first)
  return isRange && hours.length === 2 ? spanOf(first, second) : fault('several_times')
}
