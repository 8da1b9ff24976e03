import { type TextRef, text } from '../words/text-ref.ts'
import { ACCESS_ITEMS } from './event-kind.ts'
import type { EventDetails, EventTime, YardEvent } from './yard-event.ts'

/** When it is, in words: «2 декабря 2026 года, среда, в 14:00.» */
export const eventWhen = ({ day, time, endDay, endTime }: EventTime): TextRef => {
  const date = { date: day }
  if (endDay !== null && endDay !== day)
    return time === ''
      ? text('events.when.period', { date, last: { date: endDay } })
      : text('events.when.period_time', { date, last: { date: endDay }, time })
  if (time === '') return text('events.when.day', { date })
  return endTime === ''
    ? text('events.when.time', { date, time })
    : text('events.when.times', { date, time, until: endTime })
}

/** Where it is; nothing when nobody said. */
export const eventPlace = ({ place, address }: Pick<EventDetails, 'place' | 'address'>): TextRef[] => {
  if (place === '' && address === '') return []
  if (address === '') return [text('events.place', { place })]
  return [
    place === '' ? text('events.address', { address }) : text('events.place_address', { place, address }),
  ]
}

/** What it costs; nothing when nobody said. */
export const eventPrice = ({ price }: EventDetails): TextRef[] => {
  if (price === null) return []
  return [price === 0 ? text('events.price.free') : text('events.price.paid', { n: price })]
}

/** What is known of the place: «На месте: есть лифт, туалета нет.»; nothing when nobody said. */
export const eventAccess = ({ access }: EventDetails): TextRef[] => {
  const said = ACCESS_ITEMS.flatMap((item) => {
    const has = access[item]
    return has === undefined ? [] : [text(`events.access.${has ? 'has' : 'lacks'}.${item}`)]
  })
  return said.length === 0 ? [] : [text('events.access.line', { list: { list: said } })]
}

/** What makes up one's mind: when, where, price, what is there. One line each; what nobody said is left out. */
export const eventInShort = (event: YardEvent): TextRef[] => [
  eventWhen(event),
  ...eventPlace(event.details),
  ...eventPrice(event.details),
  ...eventAccess(event.details),
]

/** All that is known, for whoever asks for more. */
export const eventInFull = (event: YardEvent): TextRef[] => {
  const { about, ageFrom, health, organiser, phone } = event.details
  return [
    ...(about === '' ? [] : [text('events.about', { words: about })]),
    ...eventInShort(event),
    ...(ageFrom === null ? [] : [text('events.age', { n: ageFrom })]),
    ...(health === '' ? [] : [text('events.health', { words: health })]),
    ...(organiser === '' ? [] : [text('events.organiser', { name: organiser })]),
    ...(phone === '' ? [] : [text('events.phone', { phone })]),
  ]
}

/** The line on top. */
export const eventTitle = ({ details: { title } }: Pick<YardEvent, 'details'>): TextRef =>
  text('events.title', { title })
