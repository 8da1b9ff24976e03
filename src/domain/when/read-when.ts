import { addDays, type LocalDate } from '../calendar/local-date.ts'
import { dayOf, isTooFar, type ReadDate } from './day-of.ts'
import { hearWhen } from './hear-when.ts'
import { hourOf, type ReadClock } from './hour-of.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import type { Meaning } from './meaning.ts'
import type { DaySide } from './named-days.ts'
import { personIn } from './named-person.ts'
import { spaced } from './no-place.ts'
import { YEARS_EITHER_WAY } from './read-date.ts'
import type { DateWords, DayPart } from './when-words.ts'

export type { Clock, ClockFault, ReadClock } from './hour-of.ts'

/** Everything that some words say of when and where. */
export interface When {
  readonly day: ReadDate
  readonly clock: ReadClock
  /** «кабинет 5, окно 2»; null – no place with a number was named. */
  readonly place: string | null
  /** «к Ивановой»: whom one is to see; null – nobody was named. */
  readonly person: string | null
  /** «днём», «ночи»: a part of the day, said without an hour. */
  readonly part: DayPart | null
  /** Whether the hour is left to whoever comes: «они работают до шести, подойти можно в любое время». */
  readonly isAnyTime: boolean
  /** Whether the words take something back: «нет, не завтра, а в среду», «перенесли на среду», «ой, в два дня». */
  readonly isCorrection: boolean
  /** Whether the words only wish: «мне бы перенести на пятницу», «перенести на пятницу?». */
  readonly isWish: boolean
}

const hasSlip = (said: string, lexicon: Lexicon): boolean =>
  said.split(' ').some((word) => lexicon.is('slip', word))

/** «ой, в два дня», «не 17, а 2 декабря»: such a word, and nothing but a day or an hour beside it. */
const isSlip = (meanings: readonly Meaning[], said: string, lexicon: Lexicon): boolean =>
  !meanings.some(({ is }) => is === 'other') && hasSlip(said, lexicon)

const isWished = (typed: string, said: string, lexicon: Lexicon): boolean =>
  lexicon.wishes(said) || typed.includes('?')

/**
 * Whether words can be a correction or a wish at all. Said without such a word no day puts another right: it need not be read,
 * and hardly anything that is typed has one.
 * @example mayChange('ошиблась, не завтра, а в среду', words) // true
 */
export const mayChange = (typed: string, words: DateWords): boolean => {
  const said = spaced(typed)
  const lexicon = lexiconOf(words)
  return isWished(typed, said, lexicon) || lexicon.takesBack(said) || hasSlip(said, lexicon)
}

/** Meanings that say a day which may be the one that is asked for. */
const DAYS: ReadonlySet<Meaning['is']> = new Set(['day', 'weekday', 'week', 'pair', 'day_of_month'])

/** «вчера дозвонилась, записали на пятницу»: the day ahead is meant, yesterday only tells. */
const withoutPast = (
  meanings: readonly Meaning[],
  today: LocalDate,
  { relative }: DateWords,
): readonly Meaning[] => {
  const before = Object.values(relative).filter((days) => days < 0)
  const past = new Set(before.map((days) => addDays(today, days)))
  const isPast = (each: Meaning): boolean => each.is === 'day' && each.date !== null && past.has(each.date)
  const isElse = meanings.some((each) => DAYS.has(each.is) && !isPast(each))
  return isElse ? meanings.filter((each) => !isPast(each)) : meanings
}

/**
 * Reads day, hour and place out of one message. `asked` – what the question was: a lone `10.12` answers to it.
 * `weekdaysFrom` – the day from which «в пятницу» is counted: that of an appointment which is put right.
 * @example readWhen('завтра в 10 утра в 5 кабинете', today, 'future', words) // day, 10:00 and «кабинет 5»
 */
export const readWhen = (
  typed: string,
  today: LocalDate,
  side: DaySide,
  words: DateWords,
  asked: 'day' | 'hour' = 'day',
  weekdaysFrom: LocalDate = today,
): When => {
  const heard = hearWhen(typed, { today, side, years: YEARS_EITHER_WAY, words })
  const meanings = side === 'future' ? withoutPast(heard, today, words) : heard
  const { read, ofDay } = dayOf(meanings, today, side, asked === 'hour', weekdaysFrom)
  const places = meanings.flatMap((each) => (each.is === 'place' ? `${each.name} ${each.number}` : []))
  const plain = spaced(typed)
  const lexicon = lexiconOf(words)
  const isAnyTime = lexicon.leavesHour(plain)
  const isWish = isWished(typed, plain, lexicon)
  return {
    day:
      'date' in read && isTooFar(read.date, today, YEARS_EITHER_WAY)
        ? { fault: 'too_far', far: read.date }
        : read,
    // Hours beside «в любое время» are those in which somebody works.
    clock: isAnyTime ? { fault: 'not_a_time' } : hourOf(meanings, ofDay),
    place: places.length > 0 ? [...new Set(places)].join(', ') : null,
    person: personIn(typed, words),
    isAnyTime,
    part: meanings.find((each) => each.is === 'part')?.part ?? null,
    isCorrection: !isWish && (lexicon.takesBack(plain) || isSlip(meanings, plain, lexicon)),
    isWish,
  }
}
