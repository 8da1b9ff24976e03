import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import { AUDIENCE_NAMES } from '../../../../domain/events/chosen-audience.ts'
import type { ReportLine } from '../../../../domain/events/event-kind.ts'
import { oddTime } from '../../../../domain/events/odd-time.ts'
import { readPoint } from '../../../../domain/events/read-point.ts'
import { REPEATS } from '../../../../domain/events/repeats.ts'
import type { Point } from '../../../../domain/events/yard-event.ts'
import { fitsName } from '../../../../domain/people/find-name.ts'
import type { Clock } from '../../../../domain/when/read-clock.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { FieldRead, FormChoice, Question } from '../../../ports/office/dialogs.ts'
import {
  choice,
  day,
  type EitherHour,
  hour,
  number,
  orNothing,
  orPress,
  readWords,
  typed,
} from '../../kit/field.ts'
import type { FormPlace } from '../../kit/office-form.ts'

const LONGEST = { title: 120, about: 600, place: 120, address: 200, organiser: 120, phone: 60, health: 200 }
const MOST = { price: 1_000_000, capacity: 10_000, age: 120 }
/** A title says something. */
const SHORTEST_TITLE = 2

/** Kinds under one button, by the line of the report that they count towards. */
const SORTS = {
  culture: ['culture'],
  body: ['fitness', 'sport', 'tourism'],
  learning: ['other', 'retraining'],
  work: ['employment', 'volunteering'],
} as const satisfies Readonly<Record<string, readonly ReportLine[]>>
type Sort = keyof typeof SORTS
const SORT_NAMES = ['culture', 'body', 'learning', 'work'] as const satisfies readonly Sort[]

/** Districts that a dialog offers, known when it begins. */
export interface OfferedDistrict {
  readonly id: string
  readonly name: string
}

/** What every dialog about an event knows beforehand. */
export type KnownOfEvents = {
  /** The present moment, as `2026-11-27T15:30`. */
  readonly now: string
  readonly offered: readonly OfferedDistrict[]
  /** Whether all districts together are the whole department. */
  readonly whole: boolean
}

/** Districts as answers to press. */
export const districtChoices = (offered: readonly OfferedDistrict[]): readonly FormChoice[] =>
  offered.map(({ id, name }) => ({ id, label: text('office.event_plan.district', { name }) }))

type Fault = 'title' | 'time' | 'time_past' | 'half' | 'odd' | 'districts' | 'point' | keyof typeof MOST

const faultOf = (name: Fault) => text(`office.event_plan.fault.${name}`)

/** Of which sort it is, so that a few kinds are left. */
export const askSort = (): Question<Sort> =>
  choice(
    text('office.event_plan.ask.sort'),
    SORT_NAMES.map((id) => ({ id, label: text(`office.event_plan.sort_buttons.${id}`) })),
  )

/** Which kind of a sort it is. */
export const askKind = ({ moment }: FormPlace, sort: Sort): Question<string> => {
  const lines: readonly ReportLine[] = SORTS[sort]
  const kinds = moment.conversation.content.events.kinds.filter(({ report }) => lines.includes(report))
  return choice(
    text('office.event_plan.ask.kind'),
    kinds.map(({ id }) => ({ id, label: text(`events.kinds.${id}`) })),
  )
}

const readTitle = (said: string): FieldRead<string> => {
  const read = readWords(LONGEST.title)(said)
  return 'value' in read && read.value.length < SHORTEST_TITLE ? { fault: faultOf('title') } : read
}

/** What it is called. */
export const askTitle = (): Question<string> => typed(text('office.event_plan.ask.title'), readTitle)

/** On which day it is. */
export const askDay = (place: FormPlace): Question<LocalDate> => day(place, text('office.event_plan.ask.day'))

const isPast = ({ time }: Clock, on: LocalDate, now: string): boolean => `${on}T${time}` <= now

/** At what hour, or from when until when. */
export const askTime = (
  place: FormPlace,
  on: LocalDate,
  now: string,
): Question<Clock | EitherHour | null> => {
  const asked = hour(place, text('office.event_plan.ask.time', { date: { date: on } }), {
    fault: faultOf('time'),
    refused: (clock) => (isPast(clock, on, now) ? faultOf('time_past') : null),
  })
  return orNothing(asked, text('office.event_plan.skip.time_none'))
}

/** «в 3»: by day or by night? Its answer takes the place of the doubtful one; null – the hour is clear. */
export const askHalf = (
  time: Clock | EitherHour | null | undefined,
  on: LocalDate,
  now: string,
): Question<Clock> | null => {
  if (!time || !('either' in time)) return null
  const [early, late] = time.either
  const halves = [
    { id: 'by_day', clock: early },
    { id: 'by_night', clock: late },
  ] as const
  return {
    ask: text('office.event_plan.ask.half'),
    choices: halves.map(({ id, clock }) => ({
      id,
      label: text(`office.event_plan.half_buttons.${id}`, { time: clock.time }),
    })),
    read: (input) => {
      const meant = halves.find(({ id }) => 'choice' in input && input.choice === id)
      if (meant === undefined) return { fault: faultOf('half') }
      return isPast(meant.clock, on, now) ? { fault: faultOf('time_past') } : { value: meant.clock }
    },
  }
}

/** The hour that was said, with what was said of its half of the day; null – none. */
export const clockOf = (time: Clock | EitherHour | null | undefined, half: Clock | undefined): Clock | null =>
  half ?? (!time || 'either' in time ? null : time)

/** Asked once more where the day or the hour is unusual; «Назад» leads to the question before. */
export const askOdd = (on: LocalDate, clock: Clock | null): Question<'yes'> | null => {
  const odd = oddTime(on, clock?.time ?? '')
  if (odd === null) return null
  const ask = text(`office.event_plan.ask.odd_${odd}`, { date: { date: on }, time: clock?.time ?? '' })
  const yes = { id: 'yes', label: text('office.event_plan.odd_buttons.yes') } as const
  return { ...choice(ask, [yes], faultOf('odd')), isChosen: false }
}

/** Whether it repeats, and how. */
export const askRepeats = () =>
  choice(
    text('office.event_plan.ask.repeats'),
    (['none', ...REPEATS] as const).map((id) => ({
      id,
      label: text(`office.event_plan.repeats_buttons.${id}`),
    })),
  )

/** Until which day it repeats. */
export const askUntil = (place: FormPlace, first: LocalDate): Question<LocalDate> =>
  day(place, text('office.event_plan.ask.until'), { notBefore: first })

/** Something that is said in words, or not at all. */
export const askWords = (
  name: 'place' | 'address' | 'about' | 'organiser' | 'phone' | 'health',
): Question<string | null> =>
  orNothing(
    typed(text(`office.event_plan.ask.${name}`), readWords(LONGEST[name])),
    text(`office.event_plan.skip.${name}`),
  )

/** A number that is typed is itself, never the place of a button. */
const askNumber = (name: keyof typeof MOST, least: number): Question<number | null> =>
  orNothing(
    number(text(`office.event_plan.ask.${name}`), { least, most: MOST[name], fault: faultOf(name) }),
    text(`office.event_plan.skip.${name}_none`),
  )

/** What it costs, in roubles; nobody knows – null. */
export const askPrice = (): Question<number | null> =>
  orPress(askNumber('price', 0), [{ id: 'free', label: text('office.event_plan.skip.price_free'), value: 0 }])

/** How many places there are. */
export const askCapacity = () => askNumber('capacity', 1)

/** From which age on. */
export const askAge = () => askNumber('age', 1)

/** For whom it is. */
export const askAudience = () =>
  choice(
    text('office.event_plan.ask.audience'),
    AUDIENCE_NAMES.map((id) => ({ id, label: text(`office.event_plan.audience_buttons.${id}`) })),
  )

/** Typed names of districts, e.g. «Лесной, Озёрный»; each has to mean one. */
const readDistricts = (said: string, offered: readonly OfferedDistrict[]): FieldRead<readonly string[]> => {
  const names = said
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
  const meant = names.map((name) => offered.filter((each) => fitsName(name, each.name) !== null))
  return names.length > 0 && meant.every(({ length }) => length === 1)
    ? { value: [...new Set(meant.map(([each]) => each?.id ?? ''))] }
    : { fault: faultOf('districts') }
}

/** Of which districts it is; `[]` is the whole department: a head's. Null – there is nothing to choose from. */
export const askDistricts = ({ offered, whole }: KnownOfEvents): Question<readonly string[]> | null => {
  if (offered.length < 2) return null
  const all = {
    id: 'all',
    label: text(`office.event_plan.skip.${whole ? 'districts_whole' : 'districts_all'}`),
    value: whole ? [] : offered.map(({ id }) => id),
  }
  const each = districtChoices(offered).map(({ id, label }) => ({ id, label, value: [id] }))
  return orPress(
    typed(
      text('office.event_plan.ask.districts'),
      (said) => readDistricts(said, offered),
      faultOf('districts'),
    ),
    [all, ...each],
  )
}

const readPlace = (said: string): FieldRead<Point> => {
  const point = readPoint(said)
  return point === null ? { fault: faultOf('point') } : { value: point }
}

/** Where it is on the map: sent, or its two numbers typed. */
export const askPoint = (): Question<Point | null> => ({
  ...orNothing(
    typed(text('office.event_plan.ask.point'), readPlace, faultOf('point')),
    text('office.event_plan.skip.point_none'),
  ),
  takesPoint: true,
})
