import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { readPhoneNumber } from '../../../domain/numbers/phone-number.ts'
import { cleanWords, hasWords } from '../../../domain/text/plain-words.ts'
import { type Clock, readClock } from '../../../domain/when/read-clock.ts'
import { readDate } from '../../../domain/when/read-date.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FieldRead, FormChoice, Question } from '../../ports/office/dialogs.ts'
import { dayFault } from './day-fault.ts'
import type { FormPlace } from './office-form.ts'
import { shortDay } from './short-day.ts'

/** Words of a working note: a few lines. */
const MOST_WORDS = 400

/** The id of the choice that says: nothing. Buttons of that kind in older messages are called `skip`. */
const NONE = 'none'
const OLDER_NONE = 'skip'

/** A choice of a question with what its press means. */
export interface Pressed<Value> extends FormChoice {
  readonly value: Value
}

const WORDS_NEEDED = text('office.fields.words_needed')

/**
 * A question for typed words; `read` says what they mean. All other questions for words are made of it.
 * @param pressedInstead what is said to a press, where there is no such button
 */
export const typed = <Value>(
  ask: TextRef,
  read: (words: string) => FieldRead<Value>,
  pressedInstead: TextRef = WORDS_NEEDED,
): Question<Value> => ({
  ask,
  read: (input) => ('words' in input ? read(input.words) : { fault: pressedInstead }),
})

/** The question with further answers to press. Words that are a button's label are its press before they are read. */
export const orPress = <Value, Other>(
  question: Question<Value>,
  pressed: readonly Pressed<Other>[],
): Question<Value | Other> => ({
  ...question,
  choices: [...(question.choices ?? []), ...pressed],
  read: (input) => {
    const meant = 'choice' in input ? pressed.find(({ id }) => id === input.choice) : undefined
    return meant ? { value: meant.value } : question.read(input)
  },
})

/** The question with a button for whoever has nothing to say: then the answer is null. */
export const orNothing = <Value>(question: Question<Value>, label: TextRef): Question<Value | null> => {
  const asked = orPress(question, [{ id: NONE, label, value: null }])
  return {
    ...asked,
    read: (input) => ('choice' in input && input.choice === OLDER_NONE ? { value: null } : asked.read(input)),
  }
}

/** One of several things. The answer is the id of what was chosen. */
export const choice = <const Id extends string>(
  ask: TextRef,
  choices: readonly (FormChoice & { readonly id: Id })[],
  fault: TextRef = text('office.fields.choose'),
): Question<Id> => ({
  ask,
  choices,
  isChosen: true,
  read: (input) => {
    const chosen = choices.find(({ id }) => 'choice' in input && id === input.choice)
    return chosen ? { value: chosen.id } : { fault }
  },
})

/** Words as a working note keeps them: bounded, without invisible characters, long numbers masked (P). */
export const noteOf = (said: string): string => maskLongNumbers(cleanWords(said, MOST_WORDS))

/** A few words of a working note. */
export const note = (ask: TextRef): Question<string> =>
  typed(ask, (said) => {
    const words = noteOf(said)
    return hasWords(words) ? { value: words } : { fault: WORDS_NEEDED }
  })

/** Reads free words up to a length; signs alone are no answer. */
export const readWords =
  (longest: number, fault: TextRef = WORDS_NEEDED) =>
  (said: string): FieldRead<string> => {
    const words = cleanWords(said, longest)
    return hasWords(words) ? { value: words } : { fault }
  }

interface DayOptions {
  /** Which side of today a day without a year lies on; what lies on the other side is refused. */
  readonly side?: 'past' | 'future'
  /** The day may not lie before this one. */
  readonly notBefore?: LocalDate
  /** Days to press; a few working days ahead unless told, today for what is past. */
  readonly offers?: readonly LocalDate[]
  /** So many years on that side may be meant. */
  readonly years?: number
  /** What is said to what is no day. */
  readonly fault?: TextRef
}

/** Working days ahead that are offered where a day is asked for. */
const AHEAD = [1, 3, 5]

const offersOf = ({ moment, today }: FormPlace, side: 'past' | 'future'): readonly LocalDate[] =>
  side === 'past'
    ? [today]
    : AHEAD.map((days) => addWorkingDays(moment.conversation.calendar, today, days).date)

const dayLabel = (day: LocalDate, today: LocalDate): TextRef =>
  day === today ? text('office.fields.today') : text('office.fields.on_day', { date: shortDay(day, today) })

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** A day, typed as people write it, or one of those on offer. */
export const day = (place: FormPlace, ask: TextRef, options: DayOptions = {}): Question<LocalDate> => {
  const { moment, today } = place
  const { side = 'future', notBefore, years, fault = text('office.fields.not_a_day') } = options
  const { offers = offersOf(place, side) } = options
  const checked = (date: LocalDate): FieldRead<LocalDate> => {
    if (side === 'past' && date > today) return { fault: text('office.fields.day_ahead') }
    if (side === 'future' && date < today) return { fault: text('office.fields.day_past') }
    return notBefore !== undefined && date < notBefore
      ? { fault: text('office.fields.day_early') }
      : { value: date }
  }
  return {
    ask,
    choices: offers
      .filter((date) => notBefore === undefined || date >= notBefore)
      .map((date) => ({ id: date, label: dayLabel(date, today) })),
    isDay: true,
    read: (input) => {
      if ('choice' in input) return DATE.test(input.choice) ? checked(input.choice) : { fault }
      const read = readDate(
        input.words,
        today,
        side,
        moment.conversation.content.vocabulary[moment.language],
        years,
      )
      return 'date' in read ? checked(read.date) : { fault: dayFault(read, fault) }
    },
  }
}

/** An hour that may be of the day and of the night: which of them has to be asked next. */
export interface EitherHour {
  readonly either: readonly [Clock, Clock]
}

interface HourOptions {
  readonly fault: TextRef
  /** Why an hour is not taken; null – it is. */
  readonly refused: (clock: Clock) => TextRef | null
}

/** An hour, or from when until when: «в 15», «с 10 до 12». */
export const hour = (
  { moment, today }: FormPlace,
  ask: TextRef,
  { fault, refused }: HourOptions,
): Question<Clock | EitherHour> =>
  typed(
    ask,
    (said) => {
      const read = readClock(said, today, moment.conversation.content.vocabulary[moment.language])
      if ('fault' in read) return { fault }
      const why = refused('clock' in read ? read.clock : read.either[0])
      if (why !== null) return { fault: why }
      return { value: 'clock' in read ? read.clock : { either: read.either } }
    },
    fault,
  )

/** Reads a phone number as people type it: somebody's own, not a service's. */
export const readPhone = (said: string): FieldRead<string> => {
  const read = readPhoneNumber(said)
  if ('fault' in read) return { fault: text(`office.add.phone_fault.${read.fault}`) }
  // Short numbers are those of services, nobody's own.
  return read.phone.startsWith('+')
    ? { value: read.phone }
    : { fault: text('office.add.phone_fault.too_short') }
}

/** Somebody's own phone number. */
export const phone = (ask: TextRef): Question<string> => typed(ask, readPhone)

interface NameOptions {
  /** A whole name as it has to look. */
  readonly like: RegExp
  /** Characters at most. */
  readonly longest: number
  readonly fault: TextRef
}

/** Reads a name: spaces between its words are single ones. */
export const readName =
  ({ like, longest, fault }: NameOptions) =>
  (said: string): FieldRead<string> => {
    const name = cleanWords(said, longest * 4)
      .replace(/\s+/g, ' ')
      .trim()
    return like.test(name) && [...name].length <= longest ? { value: name } : { fault }
  }

/** What something or somebody is called, in one line. */
export const name = (ask: TextRef, options: NameOptions): Question<string> =>
  typed(ask, readName(options), options.fault)

interface NumberOptions {
  readonly least: number
  readonly most: number
  readonly fault: TextRef
}

/** A whole number, whatever stands around it: «до 15 человек», «1 500 руб.» */
export const number = (ask: TextRef, { least, most, fault }: NumberOptions): Question<number> =>
  typed(
    ask,
    (said) => {
      const digits = /^\D*(\d{1,3}(?:\s?\d{3})+|\d{1,7})\D*$/.exec(said.normalize('NFKC'))?.[1]
      const value = Number((digits ?? '').replace(/\s/g, ''))
      return digits === undefined || value < least || value > most ? { fault } : { value }
    },
    fault,
  )

/** The question with what is written down at present above it, where that is a few words. */
export const withPresent = <Value>(question: Question<Value>, now: string | null): Question<Value> =>
  now === null ? question : { ...question, ask: text('office.change.now', { now, question: question.ask }) }
