import type { RowTexts } from '../../../domain/events/event-draft.ts'
import type { EventKind } from '../../../domain/events/event-kind.ts'
import { kindByWords } from '../../../domain/events/kind-by-words.ts'
import type { ScheduleFault } from '../../../domain/events/schedule-trouble.ts'
import { EventDetails, type Point } from '../../../domain/events/yard-event.ts'
import { visible } from '../../../domain/people/person-name.ts'
import type { ParsedEvent } from './parsed-event.ts'

/** A fault of an event: the property, and what is wrong with it. */
export interface EventFault {
  readonly property: string
  readonly fault: ScheduleFault
}

const LONGEST = { title: 120, place: 120, address: 200, organiser: 120, phone: 60, about: 600 }

/** Descriptions come as web pages from some calendars: their words, in one line. */
const plain = (text: string): string =>
  visible(
    text
      .replace(/<(?:br|p|div|li)\b[^>]*>/gi, ' ')
      .replace(/<[^>]{1,500}>/g, '')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )

/** A description is told as far as it fits: it is no fact that could become wrong by that. */
const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`

const pointOf = (event: ParsedEvent): Point | null | 'unclear' => {
  if (!event.has('geo')) return null
  const [latitude, longitude] = event.numbers('geo') ?? []
  if (latitude === undefined || longitude === undefined) return 'unclear'
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : 'unclear'
}

/** The name of whoever holds it; an address for letters alone is nobody's name. */
const organiserOf = (event: ParsedEvent): string => {
  const name = visible(event.parameter('organizer', 'cn'))
  return name.includes('@') ? '' : shortened(name, LONGEST.organiser)
}

const aboutOf = (event: ParsedEvent): string => {
  const [about, url] = [plain(event.text('description')), visible(event.text('url'))]
  if (url === '' || url.length > 200 || about.includes(url)) return shortened(about, LONGEST.about)
  return [shortened(about, LONGEST.about - url.length - 1), url].filter(Boolean).join(' ')
}

/** What an event says beside its time: details, or what is wrong with them. */
export const readDetails = (
  event: ParsedEvent,
  source: string,
): { details: EventDetails } | { faults: EventFault[] } => {
  const title = visible(event.text('summary'))
  const location = visible(event.text('location'))
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
  const phone = visible(event.text('contact'))
  const rest = { point, organiser: organiserOf(event), source: source.slice(0, 200), about: aboutOf(event) }
  const told = { title, ...where, ...rest, phone: phone.length > LONGEST.phone ? '' : phone }
  return { details: EventDetails.parse(told) }
}

/** The kind of an event by its categories, then by its title; null – no word is known. */
export const kindOf = (event: ParsedEvent, kinds: readonly EventKind[]): string | null =>
  kindByWords([event.texts('categories').join(' '), event.text('summary')], kinds)

/** What a faulty event says that can be kept for whoever mends it. */
export const textsOf = (event: ParsedEvent, when: Pick<RowTexts, 'date' | 'time'>): RowTexts => ({
  title: visible(event.text('summary')).slice(0, 300),
  place: visible(event.text('location')).slice(0, 300),
  about: aboutOf(event),
  organiser: organiserOf(event),
  kind: visible(event.texts('categories').join(' ')).slice(0, 200),
  ...when,
})
