import { z } from 'zod'
import { addDays, daysBetween, type LocalDate } from '../calendar/local-date.ts'
import { categoriesFor } from './chosen-audience.ts'
import { type EventDetails, Point, type YardEvent } from './yard-event.ts'

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

const Said = z.string().nullable()
const Amount = z.number().nullable()

/** Answers of the fields of an event; one that was not asked for is not there. */
const Answered = z
  .object({
    kind: z.string(),
    title: z.string(),
    day: z.string(),
    districts: z.array(z.string()),
    time: z.object({ time: z.string(), endTime: z.string() }).nullable(),
    place: Said,
    address: Said,
    about: Said,
    organiser: Said,
    phone: Said,
    health: Said,
    price: Amount,
    capacity: Amount,
    age: Amount,
    audience: z.string(),
    point: Point.nullable(),
  })
  .partial()
type Answered = z.infer<typeof Answered>

const WORDS = ['place', 'address', 'about', 'organiser', 'phone', 'health'] as const

/** Skipped words are none. */
const wordsOf = (answered: Answered): Partial<EventDetails> =>
  Object.fromEntries(WORDS.flatMap((name) => (name in answered ? [[name, answered[name] ?? '']] : [])))

const detailsOf = (details: EventDetails, answered: Answered): EventDetails => {
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
export const answeredEvent = (event: EventDraft, answers: Readonly<Record<string, unknown>>): EventDraft => {
  const answered = Answered.parse(answers)
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
