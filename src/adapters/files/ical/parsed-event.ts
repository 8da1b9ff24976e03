import ICAL from 'ical.js'
import type { LocalMoment } from '../../../domain/calendar/local-date.ts'
import { localDate } from '../../../domain/calendar/local-date.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import type { CalendarPart } from './split-calendar.ts'

// Days without VALUE=DATE, times without seconds: programs write them, and each is checked below.
ICAL.design.strict = false

/** A moment as a property tells it: a whole day, or a local time in a zone. */
export interface ToldMoment {
  readonly local: LocalMoment
  readonly isDay: boolean
  /** `UTC`, a TZID; null – the clocks of whoever reads it. */
  readonly tzid: string | null
}

/** What a property says that was to be a moment and is none. */
type BadMoment = 'date_missing' | 'date_unclear' | 'no_such_day'

type JCalProperty = [
  name: string,
  parameters: Record<string, string | string[]>,
  type: string,
  ...values: unknown[],
]

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(?:\d{2})?(Z?))?$/

const one = (value: string | string[] | undefined): string | null => [value].flat()[0] ?? null

/** A VEVENT, read property by property. */
export class ParsedEvent {
  readonly line: number
  readonly #component: ICAL.Component
  readonly #properties: readonly JCalProperty[]

  private constructor(line: number, component: ICAL.Component) {
    this.line = line
    this.#component = component
    this.#properties = (component.toJSON() as [string, JCalProperty[]])[1]
  }

  /** Null – the text is no event at all. */
  static read({ line, lines }: CalendarPart): ParsedEvent | null {
    const component = parsedComponent(lines)
    return component && new ParsedEvent(line, component)
  }

  #all(name: string): readonly JCalProperty[] {
    return this.#properties.filter(([each]) => each === name)
  }

  has(name: string): boolean {
    return this.#all(name).length > 0
  }

  count(name: string): number {
    return this.#all(name).length
  }

  /** The first value of a property as text; `''` – nobody said. */
  text(name: string): string {
    const value = this.#all(name)[0]?.[3]
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  }

  texts(name: string): string[] {
    return this.#all(name).flatMap(([, , , ...values]) => values.filter((each) => typeof each === 'string'))
  }

  parameter(name: string, parameter: string): string {
    return one(ownEntry(this.#all(name)[0]?.[1], parameter)) ?? ''
  }

  /** The two numbers of GEO; null – nobody said, or they are none. */
  numbers(name: string): readonly number[] | null {
    const value = this.#all(name)[0]?.[3]
    return Array.isArray(value) && value.every((each) => typeof each === 'number')
      ? (value as number[])
      : null
  }

  /** Seconds of a DURATION; null – nobody said, or it is none. */
  seconds(name: string): number | null {
    const text = this.text(name)
    if (!/^[+-]?P(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/.test(text)) return null
    return ICAL.Duration.fromString(text).toSeconds()
  }

  /** The text of the one RRULE; null – there is none. */
  rule(): string | null {
    const value = this.#component.getFirstPropertyValue('rrule')
    return value === null ? null : String(value)
  }

  moment(name: string): ToldMoment | BadMoment {
    return this.moments(name)[0] ?? 'date_missing'
  }

  /** Every moment of a property that may stand several times with several values. */
  moments(name: string): (ToldMoment | BadMoment)[] {
    return this.#all(name).flatMap(([, parameters, , ...values]) =>
      values.map((value) => toldMoment(value, one(parameters.tzid))),
    )
  }
}

const toldMoment = (value: unknown, tzid: string | null): ToldMoment | BadMoment => {
  const found = typeof value === 'string' ? MOMENT.exec(value) : null
  if (!found) return 'date_unclear'
  const [, year, month, day, hour, minute, isUtc] = found
  const date = localDate(Number(year), Number(month), Number(day))
  if (date === null) return 'no_such_day'
  if (hour === undefined) return { local: { date, time: '00:00' }, isDay: true, tzid: null }
  if (Number(hour) > 23 || Number(minute) > 59) return 'date_unclear'
  return { local: { date, time: `${hour}:${minute}` }, isDay: false, tzid: isUtc ? 'UTC' : tzid }
}

/** A component of some lines; null – they are none. What the parser stumbles over is told to whoever sent it. */
export const parsedComponent = (lines: readonly string[]): ICAL.Component | null => {
  try {
    return new ICAL.Component(ICAL.parse(lines.join('\r\n')) as unknown[])
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
