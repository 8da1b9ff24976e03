import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import { AUDIENCE_NAMES } from '../../../../domain/events/chosen-audience.ts'
import type { EventRules, ReportLine } from '../../../../domain/events/event-kind.ts'
import { oddTime } from '../../../../domain/events/odd-time.ts'
import { readPoint } from '../../../../domain/events/read-point.ts'
import { REPEATS } from '../../../../domain/events/repeats.ts'
import { ownEntry } from '../../../../domain/own-entry.ts'
import { fitsName } from '../../../../domain/people/find-name.ts'
import { type Clock, readClock } from '../../../../domain/when/read-clock.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { FieldRead, FormAnswers, FormChoice, FormField } from '../../../ports/office/dialogs.ts'
import { dayField } from '../../kit/fields.ts'
import {
  chosenBy,
  chosenField,
  type FieldTools,
  readWords,
  toolsOf,
  wordsField,
} from '../../kit/form-fields.ts'
import type { FormPlace } from '../../kit/office-form.ts'

const LONGEST = { title: 120, about: 600, place: 120, address: 200, organiser: 120, phone: 60, health: 200 }
const MOST = { price: 1_000_000, capacity: 10_000, age: 120 }

/** Kinds under one button, by the line of the report that they count towards. */
const SORTS: Readonly<Record<string, readonly ReportLine[]>> = {
  culture: ['culture'],
  body: ['fitness', 'sport', 'tourism'],
  learning: ['other', 'retraining'],
  work: ['employment', 'volunteering'],
}

/** Districts that a dialog offers, known when it begins. */
export interface OfferedDistrict {
  readonly id: string
  readonly name: string
}

const offeredIn = (answers: FormAnswers): readonly OfferedDistrict[] =>
  (answers['offered_districts'] ?? []) as readonly OfferedDistrict[]

/** Those districts as answers to press. */
export const districtChoices = (answers: FormAnswers): readonly FormChoice[] =>
  offeredIn(answers).map(({ id, name }) => ({ id, label: text('office.event_plan.district', { name }) }))

/** Whether there is anything to choose from. */
export const offersSeveral = (answers: FormAnswers): boolean => offeredIn(answers).length > 1

const ask = (name: string) => () => text(`office.event_plan.ask.${name}`)
const skip = (name: string) => text(`office.event_plan.skip.${name}`)
const faultOf = (name: string): FieldRead => ({ fault: text(`office.event_plan.fault.${name}`) })

const choices = (field: string, ids: readonly string[]): readonly FormChoice[] =>
  ids.map((id) => ({ id, label: text(`office.event_plan.${field}_buttons.${id}`) }))

const kindsIn = ({ kinds }: EventRules, sort: unknown): readonly FormChoice[] =>
  kinds
    .filter(({ report }) => ownEntry(SORTS, String(sort))?.includes(report))
    .map(({ id }) => ({ id, label: text(`events.kinds.${id}`) }))

/**
 * A question that numbers answer, with a few answers to press: a number that is typed is itself, never the place of a
 * button.
 */
const readField = (
  name: string,
  pressed: Readonly<Record<string, unknown>>,
  read: (typed: string, answers: FormAnswers) => FieldRead,
  tools: FieldTools,
): FormField => {
  const offered = Object.keys(pressed).map((id) => ({ id, label: skip(`${name}_${id}`) }))
  return {
    name,
    ask: ask(name),
    choices: () => offered,
    read: (input, answers) => {
      const typed = 'words' in input ? read(input.words, answers) : faultOf(name)
      const id = 'value' in typed ? null : chosenBy(input, offered, tools)
      return id === null ? typed : { value: ownEntry(pressed, id) }
    },
  }
}

const readNumber =
  (name: keyof typeof MOST, least: number) =>
  (typed: string): FieldRead => {
    const digits = /^\D*(\d{1,3}(?:\s?\d{3})+|\d{1,7})\D*$/.exec(typed.normalize('NFKC'))?.[1]
    const value = Number((digits ?? '').replace(/\s/g, ''))
    return digits === undefined || value < least || value > MOST[name] ? faultOf(name) : { value }
  }

/** An hour that may be of the day and of the night: which of them is asked next. */
interface Either {
  readonly either: readonly [Clock, Clock]
}

const isPast = ({ time }: Clock, answers: FormAnswers): boolean =>
  `${String(answers['day'])}T${time}` <= String(answers['now'] ?? '')

const readTime =
  ({ vocabulary, today }: FieldTools) =>
  (typed: string, answers: FormAnswers): FieldRead => {
    const read = readClock(typed, today, vocabulary)
    if ('fault' in read) return faultOf('time')
    const clock = 'clock' in read ? read.clock : read.either[0]
    if (isPast(clock, answers)) return faultOf('time_past')
    return { value: 'clock' in read ? read.clock : ({ either: read.either } satisfies Either) }
  }

const eitherIn = (answers: FormAnswers): Either['either'] | null =>
  (answers['time'] as Either | null | undefined)?.either ?? null

const HALVES = ['by_day', 'by_night'] as const

/** «в 3»: by day or by night? Its answer takes the place of the doubtful one. */
const halfField: FormField = {
  name: 'time',
  when: (answers) => eitherIn(answers) !== null,
  ask: () => text('office.event_plan.ask.half'),
  choices: (answers) =>
    (eitherIn(answers) ?? []).map(({ time }, index) => ({
      id: HALVES[index] ?? '',
      label: text(`office.event_plan.half_buttons.${HALVES[index]}`, { time }),
    })),
  read: (input, answers) => {
    const index = 'choice' in input ? HALVES.findIndex((half) => half === input.choice) : -1
    const clock = eitherIn(answers)?.[index]
    if (clock === undefined) return faultOf('half')
    return isPast(clock, answers) ? faultOf('time_past') : { value: clock }
  },
}

const clockIn = (answers: FormAnswers): Clock | null =>
  eitherIn(answers) === null ? ((answers['time'] ?? null) as Clock | null) : null

const oddIn = (answers: FormAnswers): 'holiday' | 'night' | null =>
  typeof answers['day'] === 'string' ? oddTime(answers['day'], clockIn(answers)?.time ?? '') : null

/** Asked once more where the day or the hour is unusual; «Назад» leads to the question before. */
const oddField: FormField = {
  name: 'odd',
  when: (answers) => oddIn(answers) !== null,
  ask: (answers) =>
    text(`office.event_plan.ask.odd_${oddIn(answers)}`, {
      date: { date: String(answers['day']) },
      time: clockIn(answers)?.time ?? '',
    }),
  choices: () => choices('odd', ['yes']),
  read: (input) => ('choice' in input && input.choice === 'yes' ? { value: true } : faultOf('odd')),
}

/** Typed names of districts, e.g. «Лесной, Озёрный»; each has to mean one. */
const readDistricts = (typed: string, answers: FormAnswers): FieldRead => {
  const names = typed
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
  const meant = names.map((name) => offeredIn(answers).filter((each) => fitsName(name, each.name) !== null))
  return names.length > 0 && meant.every(({ length }) => length === 1)
    ? { value: [...new Set(meant.map(([each]) => each?.id ?? ''))] }
    : faultOf('districts')
}

/** `[]` is the whole department: a head's. Whoever works districts means all of theirs. */
const everyDistrict = (answers: FormAnswers): readonly string[] =>
  answers['whole'] === true ? [] : offeredIn(answers).map(({ id }) => id)

const districtsField: FormField = {
  name: 'districts',
  when: offersSeveral,
  ask: ask('districts'),
  choices: (answers) => [
    { id: 'all', label: skip(answers['whole'] === true ? 'districts_whole' : 'districts_all') },
    ...districtChoices(answers),
  ],
  read: (input, answers) => {
    if ('words' in input) return readDistricts(input.words, answers)
    if (input.choice === 'all') return { value: everyDistrict(answers) }
    return offeredIn(answers).some(({ id }) => id === input.choice)
      ? { value: [input.choice] }
      : faultOf('districts')
  },
}

const readPlace = (typed: string): FieldRead => {
  const point = readPoint(typed)
  return point === null ? faultOf('point') : { value: point }
}

/** Every field of an event as a question, by name. What is skipped is null: nobody said. */
export const eventFields = (place: FormPlace) => {
  const tools = toolsOf(place)
  const { events } = place.moment.conversation.content
  const words = (name: keyof typeof LONGEST): FormField =>
    wordsField(
      { name, ask: ask(name) },
      skip(name),
      readWords(LONGEST[name], text('office.fields.words_needed')),
      tools,
    )
  const title = (typed: string): FieldRead => {
    const read = readWords(LONGEST.title, text('office.fields.words_needed'))(typed)
    return 'value' in read && String(read.value).length < 2 ? faultOf('title') : read
  }
  return {
    sort: chosenField({ name: 'sort', ask: ask('sort') }, () => choices('sort', Object.keys(SORTS)), tools),
    kind: chosenField({ name: 'kind', ask: ask('kind') }, ({ sort }) => kindsIn(events, sort), tools),
    title: wordsField({ name: 'title', ask: ask('title') }, null, title, tools),
    day: dayField('day', ask('day')),
    time: {
      ...readField('time', { none: null }, readTime(tools), tools),
      ask: ({ day }) => text('office.event_plan.ask.time', { date: { date: String(day) } }),
    },
    half: halfField,
    odd: oddField,
    repeats: chosenField(
      { name: 'repeats', ask: ask('repeats') },
      () => choices('repeats', ['none', ...REPEATS]),
      tools,
    ),
    until: dayField('until', ask('until'), {
      when: ({ repeats }) => repeats !== 'none',
      notBefore: ({ day }) => String(day) as LocalDate,
    }),
    place: words('place'),
    address: words('address'),
    price: readField('price', { free: 0, none: null }, readNumber('price', 0), tools),
    capacity: readField('capacity', { none: null }, readNumber('capacity', 1), tools),
    age: readField('age', { none: null }, readNumber('age', 1), tools),
    audience: chosenField(
      { name: 'audience', ask: ask('audience') },
      () => choices('audience', AUDIENCE_NAMES),
      tools,
    ),
    districts: districtsField,
    about: words('about'),
    organiser: words('organiser'),
    phone: words('phone'),
    health: words('health'),
    point: { ...readField('point', { none: null }, readPlace, tools), takesPoint: true },
  } satisfies Readonly<Record<string, FormField>>
}

export type EventFieldName = keyof ReturnType<typeof eventFields>
