import { addDays, daysBetween, type LocalDate } from '../calendar/local-date.ts'
import type { Clock } from '../when/read-clock.ts'
import { categoriesFor } from './chosen-audience.ts'
import type { EventDetails, Point, YardEvent } from './yard-event.ts'

/** What of an event is asked for. */
export type EventDraft = Pick<
  YardEvent,
  'kind' | 'day' | 'time' | 'endDay' | 'endTime' | 'details' | 'capacity' | 'districts'
>

/** An event of which nothing is known yet but its name. */
export const NO_DETAILS: EventDetails = {
  title: '',
  about: '',
  place: '',
  address: '',
  point: null,
  organiser: '',
  phone: '',
  price: null,
  ageFrom: null,
  health: '',
  access: {},
  topics: [],
  categories: [],
  source: '',
}

/** What was answered of an event; what was not asked is not there, and what nobody wanted to say is null. */
export interface AnsweredEvent {
  readonly kind?: string | undefined
  readonly title?: string | undefined
  readonly day?: LocalDate | undefined
  readonly districts?: readonly string[] | undefined
  readonly time?: Clock | null | undefined
  readonly place?: string | null | undefined
  readonly address?: string | null | undefined
  readonly about?: string | null | undefined
  readonly organiser?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly health?: string | null | undefined
  readonly price?: number | null | undefined
  readonly capacity?: number | null | undefined
  readonly age?: number | null | undefined
  readonly audience?: string | undefined
  readonly point?: Point | null | undefined
}

const WORDS = ['place', 'address', 'about', 'organiser', 'phone', 'health'] as const

/** Skipped words are none. */
const wordsOf = (answered: AnsweredEvent): Partial<EventDetails> =>
  Object.fromEntries(
    WORDS.flatMap((name) => (answered[name] === undefined ? [] : [[name, answered[name] ?? '']])),
  )

const detailsOf = (details: EventDetails, answered: AnsweredEvent): EventDetails => {
  const { title, price, age, audience, point } = answered
  return {
    ...details,
    ...wordsOf(answered),
    ...(title === undefined ? {} : { title }),
    ...(price === undefined ? {} : { price }),
    ...(age === undefined ? {} : { ageFrom: age }),
    ...(point === undefined ? {} : { point }),
    ...(audience === undefined ? {} : { categories: [...categoriesFor(audience)] }),
  }
}

/** The same event so many days later; what lasts longer lasts as long. */
export const moved = <E extends Pick<EventDraft, 'day' | 'endDay'>>(event: E, days: number): E => ({
  ...event,
  day: addDays(event.day, days),
  endDay: event.endDay === null ? null : addDays(event.endDay, days),
})

const onDay = (event: EventDraft, day: LocalDate | undefined): EventDraft =>
  day === undefined ? event : moved(event, daysBetween(event.day, day))

/** An event with what was answered in place of what stood there. */
export const answeredEvent = (event: EventDraft, answered: AnsweredEvent): EventDraft => {
  const { kind, time, capacity, districts, day } = answered
  return {
    ...onDay(event, day),
    details: detailsOf(event.details, answered),
    ...(kind === undefined ? {} : { kind }),
    ...(time === undefined ? {} : { time: time?.time ?? '', endTime: time?.endTime ?? '' }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(districts === undefined ? {} : { districts }),
  }
}
