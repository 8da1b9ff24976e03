import { addDays, type LocalDate, type LocalMoment } from '../../../domain/calendar/local-date.ts'
import { occurrences } from '../../../domain/events/recurrence.ts'
import type { Recurrence } from '../../../domain/events/recurrence-rule.ts'
import { readRecurrence } from '../../../domain/events/recurrence-text.ts'
import { readContentLine } from './content-line.ts'
import { readOffset } from './time-offset.ts'

/** From when on clocks are how far ahead. Local moments as they compare: `2026-03-29T02:00`. */
interface Change {
  readonly at: string
  /** Milliseconds. */
  readonly ahead: number
}

/** STANDARD or DAYLIGHT of a VTIMEZONE. */
interface Observance extends Change {
  readonly first: LocalMoment
  readonly rule: Recurrence | null
  readonly also: readonly LocalDate[]
}

/** More of them are not honest: two a year since 1970 are a hundred. */
const MOST_OBSERVANCES = 300
const MOMENT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{0,2})?/

const momentOf = (value: string | undefined): LocalMoment | null => {
  const found = MOMENT.exec(value?.trim() ?? '')
  if (!found) return null
  const [, year, month, day, hour = '00', minute = '00'] = found
  const date = `${year}-${month}-${day}`
  return Number.isNaN(Date.parse(`${date}T${hour}:${minute}Z`)) ? null : { date, time: `${hour}:${minute}` }
}

/** The last year in which a rule changes clocks, as a day that no change of that year comes after. */
const untilOf = (rule: string): LocalDate | null => {
  const found = momentOf(/UNTIL=([^;]*)/i.exec(rule)?.[1])
  return found && addDays(found.date, 1)
}

const observanceOf = (lines: readonly string[]): Observance | null => {
  const read = lines.flatMap((line) => readContentLine(line) ?? [])
  const told = (name: string) => read.find((each) => each.name === name)?.value
  const ahead = readOffset(told('tzoffsetto') ?? '')
  if (ahead === null) return null
  const first = momentOf(told('dtstart')) ?? { date: '1970-01-01', time: '00:00' }
  const rule = told('rrule')
  return {
    ahead,
    first,
    at: `${first.date}T${first.time}`,
    rule: rule === undefined ? null : readRecurrence(rule, untilOf(rule)),
    also: read
      .filter(({ name }) => name === 'rdate')
      .flatMap(({ value }) => value.split(','))
      .flatMap((each) => momentOf(each)?.date ?? []),
  }
}

/** The observances of a VTIMEZONE, each as its lines. */
const partsOf = (lines: readonly string[]): string[][] => {
  const parts: string[][] = []
  for (const line of lines)
    if (/^BEGIN:(?:STANDARD|DAYLIGHT)\s*$/i.test(line)) parts.push([])
    else if (!/^(?:BEGIN|END):/i.test(line)) parts.at(-1)?.push(line)
  return parts
}

/** The days of a year and the one before it on which a rule changes clocks. */
const ruleDays = ({ rule, first }: Observance, year: number): LocalDate[] => {
  if (rule === null) return []
  try {
    return occurrences(rule, first.date, { from: `${year - 1}-01-01`, to: `${year}-12-31` })
  } catch (error) {
    // A rule that would have to be counted from the beginning of the world.
    if (error instanceof RangeError) return []
    throw error
  }
}

/** Clocks that only their file knows: how far they are ahead of UTC, by the rules that it tells. */
export class FileZone {
  readonly #observances: readonly Observance[]
  readonly #changes = new Map<number, readonly Change[]>()

  private constructor(observances: readonly Observance[]) {
    this.#observances = observances
  }

  /** Null – no line of it says how far its clocks are ahead. */
  static read(lines: readonly string[]): FileZone | null {
    const parts = partsOf(lines)
    const observances =
      parts.length > MOST_OBSERVANCES ? [] : parts.flatMap((each) => observanceOf(each) ?? [])
    return observances.length === 0 ? null : new FileZone(observances)
  }

  /** Milliseconds that the clocks are ahead of UTC when they show a moment. */
  ahead({ date, time }: LocalMoment): number {
    const at = `${date}T${time}`
    const changes = this.#until(Number(date.split('-')[0]))
    return (changes.findLast((each) => each.at <= at) ?? changes[0])?.ahead ?? 0
  }

  /** What counts in a year, in order. */
  #until(year: number): readonly Change[] {
    const known = this.#changes.get(year)
    if (known) return known
    const changes = this.#observances
      .flatMap((each) =>
        [each.first.date, ...each.also, ...ruleDays(each, year)].map(
          (day): Change => ({ at: `${day}T${each.first.time}`, ahead: each.ahead }),
        ),
      )
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    this.#changes.set(year, changes)
    return changes
  }
}

/** The name by which a VTIMEZONE is known; '' – it has none. */
export const nameOfZone = (lines: readonly string[]): string =>
  lines
    .flatMap((line) => readContentLine(line) ?? [])
    .find(({ name }) => name === 'tzid')
    ?.value.replace(/\\([\\;,])/g, '$1') ?? ''
