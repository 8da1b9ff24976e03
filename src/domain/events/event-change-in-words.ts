import { z } from 'zod'
import { type TextRef, text } from '../words/text-ref.ts'
import { eventPlace, eventWhen } from './event-in-words.ts'
import type { YardEvent } from './yard-event.ts'

/** What people were told of an event: a change is said against it. */
export const ToldEvent = z.object({
  day: z.string(),
  time: z.string(),
  endDay: z.string().nullable(),
  endTime: z.string(),
  title: z.string(),
  place: z.string(),
  address: z.string(),
  price: z.number().nullable(),
})
export type ToldEvent = z.infer<typeof ToldEvent>

/** What people are told of an event. */
export const toldEvent = ({ day, time, endDay, endTime, details }: YardEvent): ToldEvent => {
  const { title, place, address, price } = details
  return { day, time, endDay, endTime, title, place, address, price }
}

const isSameTime = (a: ToldEvent, b: ToldEvent): boolean =>
  a.day === b.day &&
  a.time === b.time &&
  (a.endDay ?? a.day) === (b.endDay ?? b.day) &&
  a.endTime === b.endTime

const isSamePlace = (a: ToldEvent, b: ToldEvent): boolean => a.place === b.place && a.address === b.address

/** Whether anything changed that people have to know. */
export const isToldOtherwise = (before: ToldEvent, after: ToldEvent): boolean =>
  !isSameTime(before, after) ||
  !isSamePlace(before, after) ||
  before.title !== after.title ||
  before.price !== after.price

const priceOf = ({ price }: ToldEvent): TextRef =>
  price === null
    ? text('events.change.price_unknown')
    : price === 0
      ? text('events.price.free')
      : text('events.price.paid', { n: price })

const placeOf = (told: ToldEvent): TextRef => eventPlace(told)[0] ?? text('events.change.place_unknown')

const pair = (before: TextRef, after: TextRef): TextRef[] => [
  text('events.change.was', { before }),
  text('events.change.is', { after }),
]

/** Exactly what changed, «Было: … Стало: …»; nothing where all is as it was. */
export const changeInWords = (before: ToldEvent, after: ToldEvent): TextRef[] => [
  ...(before.title === after.title
    ? []
    : pair(
        text('events.change.title', { title: before.title }),
        text('events.change.title', { title: after.title }),
      )),
  ...(isSameTime(before, after) ? [] : pair(eventWhen(before), eventWhen(after))),
  ...(isSamePlace(before, after) ? [] : pair(placeOf(before), placeOf(after))),
  ...(before.price === after.price ? [] : pair(priceOf(before), priceOf(after))),
]
