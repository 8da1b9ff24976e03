import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { cleanWords, hasWords } from '../../../domain/text/plain-words.ts'
import { readDate } from '../../../domain/when/read-date.ts'
import type { DateWords } from '../../../domain/when/when-words.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { FormAnswers, FormChoice, FormField } from '../../ports/office/dialogs.ts'
import { dayFault } from './day-fault.ts'
import type { OfficeCall } from './office-call.ts'
import { shortDay } from './short-day.ts'

/** Words of a working note: a few lines. */
const MOST_WORDS = 400

/** What is chosen instead of words or of a day. */
export const NONE = 'none'

type Asked = (answers: FormAnswers) => TextRef

interface Optional {
  /** The button that stands for «nothing»; without it an answer is needed. */
  readonly none?: string
  readonly when?: (answers: FormAnswers) => boolean
}

const noneChoice = ({ none }: Optional): FormChoice[] => (none ? [{ id: NONE, label: textAt(none) }] : [])

const conditional = ({ when }: Optional): Pick<FormField, 'when'> => (when ? { when } : {})

/** Words as a working note keeps them: bounded, without invisible characters, long numbers masked (P). */
export const noteOf = (typed: string): string => maskLongNumbers(cleanWords(typed, MOST_WORDS))

/** Asks for a few words. The answer is null when nothing was to be said. */
export const wordsField = (name: string, ask: Asked, optional: Optional = {}): FormField => ({
  name,
  ask,
  choices: () => noneChoice(optional),
  ...conditional(optional),
  read: (input) => {
    if ('choice' in input)
      return optional.none && input.choice === NONE
        ? { value: null }
        : { fault: text('office.fields.words_needed') }
    const words = noteOf(input.words)
    return hasWords(words) ? { value: words } : { fault: text('office.fields.words_needed') }
  },
})

/** Asks for one of several things. */
export const choiceField = (
  name: string,
  ask: Asked,
  choices: (answers: FormAnswers) => readonly FormChoice[],
  optional: Optional = {},
): FormField => ({
  name,
  ask,
  choices: (answers) => [...choices(answers), ...noneChoice(optional)],
  isChosen: true,
  ...conditional(optional),
  read: (input, answers) => {
    const chosen = 'choice' in input ? input.choice : ''
    if (optional.none && chosen === NONE) return { value: null }
    return choices(answers).some(({ id }) => id === chosen)
      ? { value: chosen }
      : { fault: text('office.fields.choose') }
  },
})

interface DayOptions extends Optional {
  /** Which side of today a day without a year lies on. */
  readonly side?: 'past' | 'future'
  /** The day may not lie before this one. */
  readonly notBefore?: (answers: FormAnswers) => LocalDate
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** Asks for a day, typed as people write it, or one of those on offer. */
export const dayField = (name: string, ask: Asked, options: DayOptions = {}): FormField => {
  const { side = 'future', notBefore } = options
  const checked = (date: LocalDate, answers: FormAnswers) => {
    const today = todayIn(answers)
    if (side === 'past' && date > today) return { fault: text('office.fields.day_ahead') }
    if (side === 'future' && date < today) return { fault: text('office.fields.day_past') }
    return notBefore && date < notBefore(answers)
      ? { fault: text('office.fields.day_early') }
      : { value: date }
  }
  return {
    name,
    ask,
    choices: (answers) => [
      ...offersIn(answers, side)
        .filter((date) => !notBefore || date >= notBefore(answers))
        .map((date) => ({ id: date, label: offerLabel(date, answers) })),
      ...noneChoice(options),
    ],
    isDay: true,
    ...conditional(options),
    read: (input, answers) => {
      if ('choice' in input) {
        if (options.none && input.choice === NONE) return { value: null }
        return DATE.test(input.choice)
          ? checked(input.choice, answers)
          : { fault: text('office.fields.not_a_day') }
      }
      const read = readDate(input.words, todayIn(answers), side, answers['date_words'] as DateWords)
      return 'date' in read
        ? checked(read.date, answers)
        : { fault: dayFault(read, text('office.fields.not_a_day')) }
    },
  }
}

const todayIn = (answers: FormAnswers): LocalDate => String(answers['today'])

const offersIn = (answers: FormAnswers, side: 'past' | 'future'): readonly LocalDate[] =>
  side === 'past' ? [todayIn(answers)] : ((answers['offers'] ?? []) as readonly LocalDate[])

const offerLabel = (date: LocalDate, answers: FormAnswers): TextRef =>
  date === todayIn(answers)
    ? text('office.fields.today')
    : text('office.fields.on_day', { date: shortDay(date, todayIn(answers)) })

/** Working days ahead that are offered where a day is asked for. */
const AHEAD = [1, 3, 5]

/** What fields of days need to know beforehand: words of dates, and a few working days to press. */
export const dayWords = ({ moment, today }: Pick<OfficeCall, 'moment' | 'today'>): FormAnswers => {
  const { content, calendar } = moment.conversation
  const { months, weekdays, relative, when } = content.vocabulary[moment.language]
  return {
    date_words: { months, weekdays, relative, when },
    offers: AHEAD.map((days) => addWorkingDays(calendar, today, days).date),
  }
}

/** A string answer; null where nothing was said or it was not asked. */
export const answerOf = (answers: FormAnswers, name: string): string | null => {
  const value = ownEntry(answers, name)
  return typeof value === 'string' ? value : null
}
