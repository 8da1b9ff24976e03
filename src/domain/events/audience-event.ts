import { type LocalDate, weekday } from '../calendar/local-date.ts'
import type { AccessItem, EventKind } from './event-kind.ts'
import { lastDay, type Point, type YardEvent } from './yard-event.ts'

/** Parts of a day as the needs card names them. */
export type DayPart = 'morning' | 'afternoon' | 'evening'

/** An event as its audience is told from it. */
export interface AudienceEvent {
  readonly id: string
  /** Whose people are invited; empty – all of the department's. */
  readonly districts: ReadonlySet<string>
  /** Items of the needs card that it answers. */
  readonly interests: ReadonlySet<string>
  /** Whether it is also for people who have not said what they like. */
  readonly isGeneral: boolean
  /** The first day on which one can still go. */
  readonly day: LocalDate
  readonly last: LocalDate
  /** Null – all day, or nobody said. */
  readonly part: DayPart | null
  readonly isWeekend: boolean
  readonly point: Point | null
  readonly ageFrom: number | null
  /** Only for people of one of these; empty – for all. */
  readonly categories: readonly string[]
  readonly access: Readonly<Partial<Record<AccessItem, boolean>>>
  /** The interest group whose event it is. */
  readonly group: string | null
}

const NOON = '12:00'
const FIVE = '17:00'
const SATURDAY = 6

const partOf = (time: string): DayPart | null => {
  if (time === '') return null
  if (time < NOON) return 'morning'
  return time < FIVE ? 'afternoon' : 'evening'
}

/** What of an event its audience is told from on a day; `kinds` are those of `scenarios/events.yaml`. */
export const audienceEvent = (
  event: YardEvent & { readonly group: string | null },
  kinds: readonly EventKind[],
  today: LocalDate,
): AudienceEvent => {
  const { id, time, details, group } = event
  const day = event.day < today ? today : event.day
  const kind = kinds.find((each) => each.id === event.kind)
  return {
    id,
    day,
    group,
    last: lastDay(event),
    part: partOf(time),
    districts: new Set(event.districts),
    interests: new Set([...(kind?.interests ?? []), ...details.topics]),
    isGeneral: kind?.general ?? false,
    isWeekend: weekday(day) >= SATURDAY,
    point: details.point,
    ageFrom: details.ageFrom,
    categories: details.categories,
    access: details.access,
  }
}
