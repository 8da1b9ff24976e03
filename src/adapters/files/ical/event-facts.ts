import type { RowTexts } from '../../../domain/events/event-draft.ts'
import type { EventKind } from '../../../domain/events/event-kind.ts'
import { kindByWords } from '../../../domain/events/kind-by-words.ts'
import type { ScheduleFault } from '../../../domain/events/schedule-trouble.ts'
import { EventDetails, type Point } from '../../../domain/events/yard-event.ts'
import { cutText, shortText } from '../../../domain/text/cut-text.ts'
import { visible } from '../../../domain/text/visible.ts'
import { wellFormed } from '../../../domain/text/well-formed.ts'
import { withoutEntities } from './entities.ts'
import type { ParsedEvent } from './parsed-event.ts'

/** A fault of an event: the property, and what is wrong with it. */
export interface EventFault {
  readonly property: string
  readonly fault: ScheduleFault
}

const LONGEST = { title: 120, place: 120, address: 200, organiser: 120, phone: 60, about: 600 }

/** Longer texts are looked at as far as this: what is told of an event has 600 letters. */
const MOST_LOOKED_AT = 20_000

/** Words in one line, as a person would read them. */
const words = (text: string): string => visible(wellFormed(withoutEntities(cutText(text, MOST_LOOKED_AT))))

/** Descriptions come as web pages from some calendars: their words, in one line. */
const plain = (text: string): string =>
  words(
    cutText(text, MOST_LOOKED_AT)
      .replace(/<(?:br|p|div|li)\b[^>]{0,500}>/gi, ' ')
      .replace(/<[^>]{1,500}>/g, ''),
  )

/** Numbers as some countries write them: `61,0042`. */
const DEGREES = /^[+-]?\d{1,3}(?:[.,]\d{1,15})?$/

/** Two numbers, divided by the sign that GEO has, or by a comma where points divide their digits. */
const degreesOf = (geo: string): readonly string[] => {
  const parts = geo.split(geo.includes(';') ? ';' : /,\s*/)
  return parts.map((each) => each.trim())
}

/** The point of an event. Programs that know none write zeros or nothing. */
const pointOf = (event: ParsedEvent): Point | null | 'unclear' => {
  const parts = degreesOf(event.text('geo'))
  if (parts.every((each) => each === '')) return null
  if (parts.length !== 2 || !parts.every((each) => DEGREES.test(each))) return 'unclear'
  const [latitude = 0, longitude = 0] = parts.map((each) => Number(each.replace(',', '.')))
  if (latitude === 0 && longitude === 0) return null
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : 'unclear'
}

/** The name of whoever holds it; an address for letters alone is nobody's name. */
const organiserOf = (event: ParsedEvent): string => {
  const name = words(event.parameter('organizer', 'cn'))
  return name.includes('@') ? '' : shortText(name, LONGEST.organiser)
}

const aboutOf = (event: ParsedEvent): string => {
  const [about, url] = [plain(event.text('description')), words(event.text('url'))]
  if (url === '' || url.length > 200 || about.includes(url)) return shortText(about, LONGEST.about)
  return [shortText(about, LONGEST.about - url.length - 1), url].filter(Boolean).join(' ')
}

/** What an event says beside its time: details, or what is wrong with them. */
export const readDetails = (
  event: ParsedEvent,
  source: string,
): { details: EventDetails } | { faults: EventFault[] } => {
  const title = words(event.text('summary'))
  const location = words(event.text('location'))
  const point = pointOf(event)
  const faults: EventFault[] = [
    ...(title.length < 2 ? [{ property: 'SUMMARY', fault: 'title_missing' as const }] : []),
    ...(title.length > LONGEST.title ? [{ property: 'SUMMARY', fault: 'too_long' as const }] : []),
    ...(location.length > LONGEST.address ? [{ property: 'LOCATION', fault: 'too_long' as const }] : []),
    ...([title, location].some((each) => each.includes('\uFFFD'))
      ? [{ property: 'SUMMARY', fault: 'garbled' as const }]
      : []),
    ...(point === 'unclear' ? [{ property: 'GEO', fault: 'point_unclear' as const }] : []),
  ]
  if (faults.length > 0 || point === 'unclear') return { faults }
  const where = location.length > LONGEST.place ? { address: location } : { place: location }
  const phone = words(event.text('contact'))
  const rest = { point, organiser: organiserOf(event), source: cutText(source, 200), about: aboutOf(event) }
  const told = { title, ...where, ...rest, phone: phone.length > LONGEST.phone ? '' : phone }
  return { details: EventDetails.parse(told) }
}

/** The kind of an event by its categories, then by its title; null – no word is known. */
export const kindOf = (event: ParsedEvent, kinds: readonly EventKind[]): string | null =>
  kindByWords([event.texts('categories').join(' '), event.text('summary')], kinds)

/** What a faulty event says that can be kept for whoever mends it. */
export const textsOf = (event: ParsedEvent, when: Pick<RowTexts, 'date' | 'time'>): RowTexts => ({
  title: cutText(words(event.text('summary')), 300),
  place: cutText(words(event.text('location')), 300),
  about: aboutOf(event),
  organiser: organiserOf(event),
  kind: cutText(words(event.texts('categories').join(' ')), 200),
  ...when,
})
